// Validates what it reads from standard input: {"schemas": [...], "checks": [{"schema": id, "text": JSON}]}.
// Prints a list: for each check nothing (null) or what is wrong. In strict mode an unknown keyword, an unknown format
// or a doubtful type is an error of the schema, and ends the program.
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, validateSchema: true });
addFormats(ajv);
for (const schema of given.schemas) ajv.addSchema(schema);
const read = (text) => {
  try {
    return { instance: JSON.parse(text) };
  } catch {
    return {};
  }
};
const found = given.checks.map(({ schema, text }) => {
  const validate = ajv.getSchema(schema);
  const { instance } = read(text);
  if (instance === undefined) return "not JSON";
  if (validate(instance)) return null;
  const [error] = validate.errors;
  return `${error.instancePath}: ${error.message}`.slice(0, 300);
});
process.stdout.write(JSON.stringify(found));
