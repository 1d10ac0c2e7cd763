//! Queries in a part of Lucene's syntax, which filter the entries of a list.
//!
//! Supported is `field:value`, with `AND` and `OR` between two of them, where `AND` binds
//! closer. In a value, `*` stands for any text; within quotes it is literal, as is
//! whatever follows a `\`. Case is ignored. Anything else is an error: the real service
//! supports more, and which fields it has is not documented.

use std::iter::Peekable;
use std::str::Chars;

use serde_json::Value;

use crate::call::Invalid;

/// The name of the parameter.
const NAME: &str = "q";

/// What has a meaning in Lucene that is not supported here.
const SPECIAL: [char; 15] = [
    '(', ')', '[', ']', '{', '}', '"', '^', '~', ':', '!', '/', '?', '&', '|',
];

/// A valid query.
#[derive(Debug)]
pub(super) struct Query {
    /// Of these, one must hold; of each, every term.
    any: Vec<Vec<Term>>,
}

#[derive(Debug)]
struct Term {
    field: String,
    pattern: Vec<Symbol>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbol {
    /// This character, in lower case.
    One(char),
    /// Any text, also none.
    Any,
}

impl Query {
    /// Reads a query for entries that have these fields.
    pub(super) fn parse(text: &str, fields: &[&str]) -> Result<Self, Invalid> {
        let mut rest = text.chars().peekable();
        let mut any = vec![vec![Term::parse(&mut rest, fields)?]];
        loop {
            let word = word(&mut rest);
            let next = match word.as_str() {
                "" => return Ok(Self { any }),
                "AND" | "OR" => Term::parse(&mut rest, fields)?,
                _ => return Err(unsupported()),
            };
            match any.last_mut() {
                Some(all) if word == "AND" => all.push(next),
                _ => any.push(vec![next]),
            }
        }
    }

    /// Whether an entry of the list matches.
    pub(super) fn matches(&self, entry: &Value) -> bool {
        let every = |terms: &Vec<Term>| terms.iter().all(|term| term.matches(entry));
        self.any.iter().any(every)
    }
}

impl Term {
    fn parse(rest: &mut Peekable<Chars<'_>>, fields: &[&str]) -> Result<Self, Invalid> {
        skip_space(rest);
        let mut field = String::new();
        while let Some(character) = rest.next_if(char::is_ascii_alphanumeric) {
            field.push(character);
        }
        if field.is_empty() || rest.next() != Some(':') {
            return Err(unsupported());
        }
        if !fields.contains(&field.as_str()) {
            let reason = format!("may ask only for {}", fields.join(", "));
            return Err(Invalid::new(NAME, &reason));
        }
        let pattern = if rest.next_if_eq(&'"').is_some() {
            quoted(rest)
        } else {
            unquoted(rest)
        };
        let pattern = pattern.ok_or_else(unsupported)?;
        Ok(Self { field, pattern })
    }

    fn matches(&self, entry: &Value) -> bool {
        match &entry[&self.field] {
            Value::String(text) => self.matches_text(text),
            Value::Bool(value) => self.matches_text(if *value { "true" } else { "false" }),
            Value::Array(items) => {
                let mut texts = items.iter().filter_map(Value::as_str);
                texts.any(|text| self.matches_text(text))
            }
            _ => false,
        }
    }

    fn matches_text(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        fits(&self.pattern, &text)
    }
}

/// Whether a text matches a pattern as a whole.
fn fits(pattern: &[Symbol], text: &[char]) -> bool {
    let (mut at, mut read) = (0, 0);
    // Behind the last `*`, and how much of the text it has taken by then.
    let mut retry = None;
    loop {
        match (pattern.get(at), text.get(read)) {
            (Some(Symbol::Any), _) => {
                at += 1;
                retry = Some((at, read));
            }
            (Some(Symbol::One(wanted)), Some(found)) if wanted == found => {
                at += 1;
                read += 1;
            }
            (None, None) => return true,
            _ => match retry {
                Some((behind, taken)) if taken < text.len() => {
                    retry = Some((behind, taken + 1));
                    (at, read) = (behind, taken + 1);
                }
                _ => return false,
            },
        }
    }
}

/// A value up to the closing quote; none if there is no such quote or if more comes
/// directly after it.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> Option<Vec<Symbol>> {
    let mut pattern = Vec::new();
    loop {
        match rest.next()? {
            '"' => break,
            '\\' => literal(rest.next()?, &mut pattern),
            character => literal(character, &mut pattern),
        }
    }
    let ends = rest.peek().is_none_or(|next| next.is_whitespace());
    ends.then_some(pattern)
}

/// A value up to a space; none if it is empty or not supported.
fn unquoted(rest: &mut Peekable<Chars<'_>>) -> Option<Vec<Symbol>> {
    let mut pattern = Vec::new();
    while let Some(character) = rest.next_if(|next| !next.is_whitespace()) {
        match character {
            '\\' => literal(rest.next()?, &mut pattern),
            '*' => pattern.push(Symbol::Any),
            '+' | '-' if pattern.is_empty() => return None,
            special if SPECIAL.contains(&special) => return None,
            character => literal(character, &mut pattern),
        }
    }
    (!pattern.is_empty()).then_some(pattern)
}

fn literal(character: char, pattern: &mut Vec<Symbol>) {
    pattern.extend(character.to_lowercase().map(Symbol::One));
}

fn skip_space(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|next| next.is_whitespace()).is_some() {}
}

fn word(rest: &mut Peekable<Chars<'_>>) -> String {
    skip_space(rest);
    let mut word = String::new();
    while let Some(character) = rest.next_if(|next| !next.is_whitespace()) {
        word.push(character);
    }
    word
}

fn unsupported() -> Invalid {
    let reason = "must be field:value, with AND or OR between two of them";
    Invalid::new(NAME, reason)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const FIELDS: [&str; 4] = ["name", "roles", "apiOnlyUser", "notes"];

    fn is_wanted(query: &str) -> bool {
        let entry = json!({
            "name": "Robot-1@tenant",
            "roles": ["ROLE_ADMIN", "ROLE_READ_ONLY"],
            "apiOnlyUser": true,
            "notes": r#"a * "b" \ c"#,
        });
        let query = Query::parse(query, &FIELDS);
        query.expect("a query").matches(&entry)
    }

    #[test]
    fn a_value_is_compared_as_a_whole_in_upper_or_lower_case() {
        for (query, wanted) in [
            ("name:Robot-1@tenant", true),
            ("name:ROBOT-1@TENANT", true),
            ("name:Robot-1", false),
            ("name:obot-1@tenant", false),
            (r#"name:"robot-1@tenant""#, true),
            (r"name:robot\-1@tenant", true),
            ("roles:ROLE_READ_ONLY", true),
            ("roles:ROLE_SUPER_ADMIN", false),
            ("apiOnlyUser:true", true),
            ("apiOnlyUser:false", false),
            (r#"notes:"a * \"b\" \\ c""#, true),
            (r#"notes:"a b c""#, false),
        ] {
            assert_eq!(is_wanted(query), wanted, "{query}");
        }
    }

    #[test]
    fn a_star_stands_for_any_text_unless_it_is_quoted() {
        for (query, wanted) in [
            ("name:*", true),
            ("name:robot*", true),
            ("name:*tenant", true),
            ("name:*-1@*", true),
            ("name:r*t*t*t", true),
            ("name:r**t", true),
            ("name:robot*x", false),
            ("name:*1", false),
            (r"name:\*", false),
            (r#"name:"*""#, false),
            (r"notes:*\**", true),
            ("roles:*READ*", true),
        ] {
            assert_eq!(is_wanted(query), wanted, "{query}");
        }
    }

    #[test]
    fn and_binds_closer_than_or() {
        for (query, wanted) in [
            ("name:robot* AND apiOnlyUser:true", true),
            ("name:robot* AND apiOnlyUser:false", false),
            ("name:x OR apiOnlyUser:true", true),
            ("name:x OR apiOnlyUser:false", false),
            ("name:robot* OR name:x AND name:y", true),
            ("name:x AND name:y OR name:robot*", true),
            ("  name:x   OR\tname:robot*  ", true),
        ] {
            assert_eq!(is_wanted(query), wanted, "{query}");
        }
    }

    #[test]
    fn what_is_unsupported_is_refused() {
        let queries = [
            "",
            " ",
            "robot",
            "name:",
            "name: robot",
            ":robot",
            "*:*",
            "name:robot AND",
            "AND name:robot",
            "name:a name:b",
            "name:a and name:b",
            "name:a NOT name:b",
            "name:a AND (name:b OR name:c)",
            "name:[a TO b]",
            "name:robot~2",
            "name:robot^2",
            "name:r?bot",
            "name:/r.*/",
            "name:-robot",
            "name:+robot",
            "-name:robot",
            "name:a&&name:b",
            "name:a:b",
            r#"name:"robot"#,
            r#"name:"robot"x"#,
            r"name:robot\",
        ];
        for query in queries {
            let error = Query::parse(query, &FIELDS).expect_err(query);
            assert_eq!(error, unsupported(), "{query}");
        }
        let error = Query::parse("password:x", &FIELDS).expect_err("an unknown field");
        assert_eq!(
            error.message(),
            "q: may ask only for name, roles, apiOnlyUser, notes"
        );
    }

    #[test]
    fn a_pattern_of_stars_costs_no_time() {
        let query = format!("name:{}b", "*a".repeat(200));
        let query = Query::parse(&query, &FIELDS).expect("a query");
        assert!(!query.matches(&json!({ "name": "a".repeat(5_000) })));
    }
}
