//! What is wrong with a value, in words; the value itself, which may be a secret, is
//! never repeated.

use jsonschema::JsonType;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::call::Invalid;

/// What is wrong at a JSON pointer of a value with this name.
pub(super) fn invalid(name: &str, pointer: &str, kind: &ValidationErrorKind) -> Invalid {
    let mut part = name.to_owned();
    let segments: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|segment| segment.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut entry = false;
    for (index, segment) in segments.iter().enumerate() {
        if !is_index(segment) {
            add_member(&mut part, segment);
        } else if index + 1 == segments.len() {
            entry = true;
        } else {
            part.push_str(&format!("[{segment}]"));
        }
    }
    if let ValidationErrorKind::Required { property } = kind {
        if entry && let Some(index) = segments.last() {
            part.push_str(&format!("[{index}]"));
        }
        add_member(&mut part, property.as_str().unwrap_or_default());
        return Invalid::new(&part, "is required");
    }
    if part.is_empty() {
        "body".clone_into(&mut part);
    }
    let reason = reason(kind);
    // A list is named once, however many of its entries are wrong.
    let reason = if entry {
        format!("each entry {reason}")
    } else {
        reason
    };
    Invalid { part, reason }
}

fn is_index(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

fn add_member(part: &mut String, member: &str) {
    if !part.is_empty() {
        part.push('.');
    }
    part.push_str(member);
}

/// The end of a sentence that begins with the part.
fn reason(kind: &ValidationErrorKind) -> String {
    use ValidationErrorKind as Error;
    match kind {
        Error::Type { kind } => must_be(kind),
        Error::Format { format } if format == "uuid" => "must be a UUID".to_owned(),
        Error::Format { format } => format!("must be a {format}"),
        Error::Enum { options } => {
            let options = options.as_array().into_iter().flatten();
            let options: Vec<_> = options.filter_map(Value::as_str).collect();
            format!("must be one of {}", options.join(", "))
        }
        Error::UniqueItems => "must not hold an entry twice".to_owned(),
        Error::MinItems { limit: 1 } | Error::MinLength { limit: 1 } => {
            "must not be empty".to_owned()
        }
        Error::MinItems { limit } => format!("must have at least {limit} entries"),
        Error::MaxItems { limit } => format!("must have at most {limit} entries"),
        Error::MinLength { limit } => format!("must have at least {limit} characters"),
        Error::MaxLength { limit } => format!("must have at most {limit} characters"),
        Error::Minimum { limit } => format!("must be at least {limit}"),
        Error::Maximum { limit } => format!("must be at most {limit}"),
        Error::Pattern { .. } => "does not match the pattern of the document".to_owned(),
        _ => "does not match the document".to_owned(),
    }
}

fn must_be(kind: &TypeKind) -> String {
    let what = match kind {
        TypeKind::Single(JsonType::Object) => "a JSON object",
        TypeKind::Single(JsonType::Array) => "a list",
        TypeKind::Single(JsonType::Boolean) => "true or false",
        TypeKind::Single(JsonType::Integer) => "an integer",
        TypeKind::Single(JsonType::Number) => "a number",
        TypeKind::Single(JsonType::String) => "a string",
        TypeKind::Single(JsonType::Null) | TypeKind::Multiple(_) => "of another type",
    };
    format!("must be {what}")
}
