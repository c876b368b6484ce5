//! The files by which tools and readers know the package.

use serde_json::json;

use super::module::Module;
use super::names;
use super::rules::Unsaid;
use crate::emit::plain::paragraph;

/// What the compiler is asked for.
pub(super) const TSCONFIG: &str = r#"{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2022"],
    "module": "NodeNext",
    "rootDir": "src",
    "outDir": "dist",
    "declaration": true,
    "types": [],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "noImplicitOverride": true,
    "noImplicitReturns": true,
    "noFallthroughCasesInSwitch": true,
    "noUnusedLocals": true,
    "noUnusedParameters": true,
    "verbatimModuleSyntax": true,
    "isolatedModules": true,
    "erasableSyntaxOnly": true,
    "skipLibCheck": true
  },
  "include": ["src"]
}
"#;

/// What npm knows of it.
pub(super) fn package_json(module: &Module<'_>) -> String {
    let package = module.cx.model.package(module.cx.package);
    let head = package.head.map(|head| module.cx.model.decl(head));
    let version = head.and_then(|head| head.text("version"));
    let file = json!({
        "name": names::package(&package.name),
        "version": version_of(version.as_deref().unwrap_or_default()),
        "description": head.map(|head| paragraph(&head.label())).unwrap_or_default(),
        "private": true,
        "type": "module",
        "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" } },
        "files": ["dist", "src"],
        "sideEffects": false,
        "scripts": { "build": "tsc", "prepare": "tsc" },
        "engines": { "node": ">=20" },
        "dependencies": { "zod": "^4.0.0" },
        "devDependencies": { "typescript": ">=5.8.0" },
    });
    crate::emit::json::pretty(&file)
}

/// A version as npm has them: three numbers.
fn version_of(stated: &str) -> String {
    let mut parts: Vec<&str> = stated.split('.').collect();
    let is_number = |part: &&str| {
        let plain = part.len() == 1 || !part.starts_with('0');
        plain && (1..10).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.len() > 3 || !parts.iter().all(is_number) {
        return "0.0.0".to_owned();
    }
    parts.resize(3, "0");
    parts.join(".")
}

/// What readers see first.
pub(super) fn readme(module: &Module<'_>, unsaid: &[Unsaid]) -> String {
    let name = names::package(&module.cx.model.package(module.cx.package).name);
    let tables: Vec<String> = module.tables.iter().map(|known| format!("`{}` (`{}`)", known.key, known.name)).collect();
    let first = module.tables.first();
    let (key, stem) = first.map_or(("", ""), |known| (known.key.as_str(), known.name.as_str()));
    let key = super::literal::property(key);
    let not_checked: String =
        unsaid.iter().map(|unsaid| format!("- `{}` of `{}`: {}\n", unsaid.id, unsaid.table, unsaid.why)).collect();
    let not_checked = if unsaid.is_empty() {
        "Every rule of the framework on these records is checked.\n".to_owned()
    } else {
        format!(
            "The framework asks for this too, and this package does not check it (`NOT_CHECKED` lists it):\n\n{not_checked}"
        )
    };
    format!(
        "# `{name}`\n\n\
        Checks records against the framework, with zod 4. Tables: {}.\n\n\
        `npm install` in this folder compiles it into `dist`; a program that has a compiler of its own may import \
        `src/index.ts` as it is.\n\n\
        ```ts\n\
        import {{ check, {stem} }} from \"{name}\";\n\n\
        // Rows of files: objects of texts by column. For records as JSON has them: `written: \"json\"`.\n\
        const period = {{ start: \"2023-04-01\", end: \"2024-03-31\" }};\n\
        for (const finding of check({{ {key}: rows }}, {{ period }})) {{\n  \
          console.log(finding.table, finding.record, finding.rule, finding.message);\n\
        }}\n\n\
        // One record by itself, as JSON has it, with its values typed; `{stem}Row` reads a row of a file.\n\
        const record: {stem} = {stem}.parse(value);\n\
        ```\n\n\
        A schema reads one record: its values, and what must be filled in always. `check` asks besides for what must be \
        filled in because of other fields, for keys and links, and for the rules. Metrics are not computed.\n\n\
        {not_checked}",
        tables.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn a_version_is_three_numbers_whatever_is_stated() {
        assert_eq!(version_of("2"), "2.0.0");
        assert_eq!(version_of("1.2"), "1.2.0");
        for stated in ["", "2022/23", "1.2.3.4", "01", "\"", "1..2"] {
            assert_eq!(version_of(stated), "0.0.0", "{stated}");
        }
    }
}
