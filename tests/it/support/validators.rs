//! Two validators of JSON Schema that know nothing of each other: Python's `jsonschema`, and `ajv` in strict mode.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::tools;

/// Where the programs lie that judge what is generated.
pub fn program(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators").join(name)
}

/// What each validator says of an instance: nothing where it is valid.
#[derive(Debug)]
pub struct Verdict {
    pub python: Option<String>,
    pub ajv: Option<String>,
}

impl Verdict {
    /// Whether both find it valid.
    pub fn is_valid(&self) -> bool {
        self.python.is_none() && self.ajv.is_none()
    }

    /// Whether both find it invalid.
    pub fn is_refused(&self) -> bool {
        self.python.is_some() && self.ajv.is_some()
    }
}

/// Holds instances against schemas, each named by its `$id`. A schema that is none fails the test.
pub fn validate(schemas: &[Value], checks: &[(&str, Value)]) -> Vec<Verdict> {
    let texts: Vec<(&str, String)> = checks.iter().map(|(schema, instance)| (*schema, instance.to_string())).collect();
    validate_texts(schemas, &texts)
}

/// The same with instances as they are written, which may be what no reader takes for JSON.
pub fn validate_texts(schemas: &[Value], checks: &[(&str, String)]) -> Vec<Verdict> {
    let checks: Vec<Value> = checks.iter().map(|(schema, text)| json!({ "schema": schema, "text": text })).collect();
    let input = json!({ "schemas": schemas, "checks": checks }).to_string();
    let python = answers(Command::new(tools::python()).arg(program("validate.py")), &input);
    let ajv = answers(tools::node().arg(program("validate.cjs")), &input);
    assert_eq!((python.len(), ajv.len()), (checks.len(), checks.len()));
    python.into_iter().zip(ajv).map(|(python, ajv)| Verdict { python, ajv }).collect()
}

fn answers(command: &mut Command, input: &str) -> Vec<Option<String>> {
    serde_json::from_str(&printed(command, input)).unwrap()
}

/// What a program prints when it is given some text, which must end well.
pub fn printed(command: &mut Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    assert!(output.status.success(), "{command:?} failed\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
