//! JSON schemas: what counts of them, and a value of theirs with everything filled in.

use serde_json::{Map, Value as Json, json};

/// Words for readers, which change no byte.
const WORDS: [&str; 4] = ["$schema", "title", "description", "default"];
/// Where a schema has others by name.
const BY_NAME: [&str; 2] = ["properties", "$defs"];

/// The schema without its words.
pub fn bare(schema: &Json) -> Json {
    match schema {
        Json::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !WORDS.contains(&name.as_str()));
            Json::Object(kept.map(|(name, value)| (name.clone(), part(name, value))).collect())
        }
        Json::Array(all) => all.iter().map(bare).collect(),
        other => other.clone(),
    }
}

fn part(name: &str, value: &Json) -> Json {
    match value {
        Json::Object(named) if BY_NAME.contains(&name) => {
            Json::Object(named.iter().map(|(name, one)| (name.clone(), bare(one))).collect())
        }
        other => bare(other),
    }
}

/// A value that the schema describes: every field told, one of each list, the first of each choice.
pub fn example(schema: &Json) -> Json {
    value("", schema, schema)
}

fn value(name: &str, schema: &Json, root: &Json) -> Json {
    if let Some(path) = schema["$ref"].as_str() {
        return value(name, root.pointer(&path[1..]).expect("a known name"), root);
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    if let Some(choices) = schema["enum"].as_array() {
        return choices[0].clone();
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        if let Some(choices) = schema[key].as_array() {
            let told = choices.iter().find(|choice| choice["type"] != "null");
            return value(name, told.expect("a choice"), root);
        }
    }
    let kinds = match &schema["type"] {
        Json::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    match kinds[0].as_str() {
        Some("object") => object(schema, root),
        Some("array") => match schema["prefixItems"].as_array() {
            Some(items) => items.iter().map(|item| value(name, item, root)).collect(),
            None => json!([value(name, &schema["items"], root)]),
        },
        Some("integer" | "number") => json!(7),
        Some("boolean") => json!(true),
        _ => json!(name),
    }
}

fn object(schema: &Json, root: &Json) -> Json {
    let fields = schema["properties"].as_object().cloned().unwrap_or_default();
    let mut made: Map<String, Json> =
        fields.iter().map(|(name, one)| (name.clone(), value(name, one, root))).collect();
    if schema["additionalProperties"].is_object() {
        made.insert("key".to_owned(), value("key", &schema["additionalProperties"], root));
    }
    Json::Object(made)
}
