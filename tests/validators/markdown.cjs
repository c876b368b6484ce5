// Renders the Markdown it reads from standard input to HTML, as GitHub does: addresses become links by themselves.
const path = require("path");
const { pathToFileURL } = require("url");

const modules = process.env.NODE_PATH;
const load = (name) => import(pathToFileURL(path.join(modules, name, "index.js")).href);

(async () => {
  const { micromark } = await load("micromark");
  const { gfm, gfmHtml } = await load("micromark-extension-gfm");
  const text = require("fs").readFileSync(0, "utf8");
  const html = micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  process.stdout.write(html);
})();
