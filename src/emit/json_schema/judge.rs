//! Judges a sample by the keywords that rules are written in, so that no sample is shipped that its own schema refuses.

use serde_json::Value;

/// Whether an instance is valid by a schema of a rule.
pub(super) fn accepts(schema: &Value, instance: &Value) -> bool {
    let Some(keywords) = schema.as_object() else { return true };
    keywords.iter().all(|(keyword, wanted)| keyword_accepts(keyword, wanted, keywords, instance))
}

fn keyword_accepts(keyword: &str, wanted: &Value, beside: &serde_json::Map<String, Value>, instance: &Value) -> bool {
    let list = || wanted.as_array().into_iter().flatten();
    let ordered = |fits: fn(f64, f64) -> bool| match (instance.as_f64(), wanted.as_f64()) {
        (Some(value), Some(limit)) => fits(value, limit),
        _ => true,
    };
    match keyword {
        "allOf" => list().all(|part| accepts(part, instance)),
        "anyOf" => list().any(|part| accepts(part, instance)),
        "not" => !accepts(wanted, instance),
        "if" => {
            let branch = if accepts(wanted, instance) { "then" } else { "else" };
            beside.get(branch).is_none_or(|branch| accepts(branch, instance))
        }
        "required" => list().filter_map(Value::as_str).all(|name| instance.get(name).is_some()),
        "properties" => wanted
            .as_object()
            .into_iter()
            .flatten()
            .all(|(name, schema)| instance.get(name).is_none_or(|value| accepts(schema, value))),
        "const" => same(instance, wanted),
        "enum" => list().any(|value| same(instance, value)),
        "type" => match wanted.as_str() {
            Some("number" | "integer") => instance.is_number(),
            Some("null") => instance.is_null(),
            _ => true,
        },
        "minimum" => ordered(|value, limit| value >= limit),
        "maximum" => ordered(|value, limit| value <= limit),
        "exclusiveMinimum" => ordered(|value, limit| value > limit),
        "exclusiveMaximum" => ordered(|value, limit| value < limit),
        _ => true,
    }
}

/// Whether two values are equal; 5 and 5.0 are.
fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => one == other,
    }
}
