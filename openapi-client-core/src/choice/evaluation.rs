//! Which schemas a value satisfies, and how much of it each keeps.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use crate::choice::formats::{Fit, fit};
use crate::choice::schemas::{Bounded, Choice, Limit, More, Schema, Table, Type};
use crate::integer::{self, in_format};

/// How well a value is of a schema; the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade {
    tier: Tier,
    /// How many of its parts the type of the schema keeps.
    kept: usize,
    /// How many of its members the schema names.
    named: usize,
}

/// Whether a value satisfies a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// It does not, and is something else.
    No,
    /// It does but for what servers do in practice: a new value of an enum, a new
    /// member, `null` for an optional one, a bound that does not hold.
    Nearly,
    Yes,
}

impl Grade {
    const NO: Self = Self {
        tier: Tier::No,
        kept: 0,
        named: 0,
    };

    fn one(tier: Tier) -> Self {
        Self {
            tier,
            kept: 1,
            named: 0,
        }
    }

    fn with(self, part: Self) -> Self {
        Self {
            tier: self.tier.min(part.tier),
            kept: self.kept + part.kept,
            named: self.named + part.named,
        }
    }

    fn at_most(self, tier: Tier) -> Self {
        Self {
            tier: self.tier.min(tier),
            ..self
        }
    }
}

/// What is found out about the parts of one value. Each part is compared with each
/// named schema once.
#[derive(Debug)]
pub(super) struct Evaluation<'a> {
    table: &'a Table,
    known: RefCell<HashMap<(usize, Part), Grade>>,
}

/// What is known of a part of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// How well it is of a named schema.
    Of(usize),
    /// How many parts it has.
    Size,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        Self {
            table,
            known: RefCell::default(),
        }
    }

    /// The member that `value` is of in the choice whose type is called `choice`:
    /// none if it is of none; nothing at all if there is no such choice.
    pub(super) fn pick(&self, value: &Value, choice: &str) -> Option<Option<usize>> {
        let mut schema = self.table.choice(choice)?;
        if let Some(index) = schema.reference {
            schema = self.table.named(index)?;
        }
        let (picked, grade) = self.choose(value, schema.choice.as_ref()?);
        // It is of the member, but all that it has is new: more is kept of it raw.
        let has_some =
            |members: &Map<String, Value>| members.values().any(|value| !value.is_null());
        let is_lost =
            grade.kept == 1 && grade.named == 0 && value.as_object().is_some_and(has_some);
        Some(picked.filter(|_| !is_lost))
    }

    /// How many comparisons were made.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.known.borrow().len()
    }

    fn once(&self, value: &Value, part: Part, grade: impl FnOnce() -> Grade) -> Grade {
        let key = (std::ptr::from_ref(value).addr(), part);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        // A schema that is only itself is of no value.
        self.known.borrow_mut().insert(key, Grade::NO);
        let grade = grade();
        self.known.borrow_mut().insert(key, grade);
        grade
    }

    /// The member that `value` is of, and how well.
    fn choose(&self, value: &Value, choice: &Choice) -> (Option<usize>, Grade) {
        let mut is_tagged = false;
        if let Some(tag) = &choice.tag
            && let Some(found) = value.get(&tag.property).filter(|tag| !tag.is_null())
        {
            is_tagged = true;
            let has = |values: &Vec<Value>| values.iter().any(|value| equal(value, found));
            if let Some(index) = tag.values.iter().position(has)
                && let Some(member) = choice.members.get(index)
            {
                return (Some(index), self.grade(value, member));
            }
        }
        let mut best = (None, Grade::NO);
        let mut satisfied = 0;
        for (index, member) in choice.members.iter().enumerate() {
            let has_tags = choice
                .tag
                .as_ref()
                .and_then(|tag| tag.values.get(index))
                .is_some_and(|values| !values.is_empty());
            // What has tags has another one.
            if is_tagged && has_tags {
                continue;
            }
            let grade = self.grade(value, member);
            satisfied += usize::from(grade.tier == Tier::Yes);
            if grade > best.1 {
                best = (Some(index), grade);
            }
        }
        if choice.is_exclusive && satisfied > 1 {
            best.1 = best.1.at_most(Tier::Nearly);
        }
        if best.1.tier == Tier::No {
            best = (None, Grade::NO);
        }
        best
    }

    fn grade(&self, value: &Value, schema: &Schema) -> Grade {
        if value.is_null() && schema.is_nullable {
            return Grade::one(Tier::Yes);
        }
        if let Some(index) = schema.reference {
            let Some(target) = self.table.named(index) else {
                return Grade::NO;
            };
            return self.once(value, Part::Of(index), || self.grade(value, target));
        }
        if let Some(choice) = &schema.choice {
            return self.choose(value, choice).1;
        }
        if schema.is_anything() {
            return self.size(value);
        }
        let Some(tier) = listed(value, schema) else {
            return Grade::NO;
        };
        let has = |ty: Type| schema.types.is_empty() || schema.types.contains(&ty);
        let grade = match value {
            Value::Null if schema.types.is_empty() => Grade::one(Tier::Yes),
            Value::Bool(_) if has(Type::Boolean) => Grade::one(Tier::Yes),
            Value::Number(number) => number_grade(number, schema),
            Value::String(text) if has(Type::Text) => text_grade(text, schema),
            Value::Array(items) if has(Type::List) => self.list(items, schema),
            Value::Object(members) if has(Type::Object) => self.object(members, schema),
            _ => Grade::NO,
        };
        grade.at_most(tier)
    }

    fn list(&self, items: &[Value], schema: &Schema) -> Grade {
        let mut grade = Grade::one(bounded(schema, Bounded::Items, count(items.len())));
        for (index, item) in items.iter().enumerate() {
            grade = match schema.parts.get(index).or(schema.items.as_deref()) {
                Some(schema) => grade.with(self.grade(item, schema)),
                None => grade.with(self.size(item)),
            };
            if grade.tier == Tier::No {
                return Grade::NO;
            }
        }
        grade
    }

    fn object(&self, members: &Map<String, Value>, schema: &Schema) -> Grade {
        let has_all = schema
            .required
            .iter()
            .all(|name| members.contains_key(name));
        if !has_all {
            return Grade::NO;
        }
        let mut grade = Grade::one(bounded(schema, Bounded::Members, count(members.len())));
        for (name, value) in members {
            if let Some(property) = schema.properties.get(name) {
                let mut part = self.grade(value, property);
                if part.tier == Tier::No && value.is_null() && !schema.required.contains(name) {
                    part = Grade::one(Tier::Nearly);
                }
                part.named += 1;
                grade = grade.with(part);
            } else {
                grade = match &schema.more {
                    More::Dropped => grade,
                    More::Closed => grade.at_most(Tier::Nearly),
                    More::Kept(schema) => grade.with(self.grade(value, schema)),
                };
            }
            if grade.tier == Tier::No {
                return Grade::NO;
            }
        }
        grade
    }

    /// The grade of a value that may be any.
    fn size(&self, value: &Value) -> Grade {
        let all = |parts: &mut dyn Iterator<Item = &Value>| {
            parts.fold(Grade::one(Tier::Yes), |sum, part| sum.with(self.size(part)))
        };
        match value {
            Value::Array(items) => self.once(value, Part::Size, || all(&mut items.iter())),
            Value::Object(members) => self.once(value, Part::Size, || all(&mut members.values())),
            _ => Grade::one(Tier::Yes),
        }
    }
}

/// Whether `value` is listed, where the schema lists its values.
fn listed(value: &Value, schema: &Schema) -> Option<Tier> {
    let Some(values) = &schema.values else {
        return Some(Tier::Yes);
    };
    if values.iter().any(|listed| equal(listed, value)) {
        return Some(Tier::Yes);
    }
    // A constant is one value, of which there are no new ones.
    let texts = values.iter().filter(|listed| listed.is_string()).count();
    (value.is_string() && texts > 1).then_some(Tier::Nearly)
}

/// Whether two values are the same, however their numbers are written.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            match (integer::of_number(one), integer::of_number(other)) {
                (None, None) => one == other,
                (one, other) => one == other,
            }
        }
        (one, other) => one == other,
    }
}

fn number_grade(number: &Number, schema: &Schema) -> Grade {
    let has = |ty: Type| schema.types.contains(&ty);
    let float = number.as_f64().unwrap_or(f64::NAN);
    let is_bounded = bounded(schema, Bounded::Number, float);
    let whole = integer::of_number(number);
    if has(Type::Integer) && whole.is_some_and(|whole| in_format(schema.format.as_deref(), whole)) {
        // In this dialect, `1.0` is no integer. One beyond 64 bits comes as a float.
        let is_spelled_so = !number.is_f64() || float.abs() >= integer::BEYOND;
        let tier = match is_spelled_so {
            true => is_bounded,
            false => Tier::Nearly,
        };
        Grade {
            named: 1,
            ..Grade::one(tier)
        }
    } else if has(Type::Number) || schema.types.is_empty() {
        let is_exact = number.is_f64() || whole == integer::of_float(float);
        Grade {
            kept: usize::from(is_exact),
            ..Grade::one(is_bounded)
        }
    } else {
        Grade::NO
    }
}

fn text_grade(text: &str, schema: &Schema) -> Grade {
    let length = text.chars().count();
    let tier = match schema.format.as_deref().map(|name| fit(name, text)) {
        Some(Fit::Bad) => Tier::No,
        Some(Fit::Odd) => Tier::Nearly,
        Some(Fit::Good) | None => bounded(schema, Bounded::Length, count(length)),
    };
    Grade::one(tier)
}

/// Whether the bounds of `schema` hold for `number`.
fn bounded(schema: &Schema, of: Bounded, number: f64) -> Tier {
    let mut bounds = schema.bounds.iter().filter(|bound| bound.of == of);
    let holds = bounds.all(|bound| match bound.limit {
        Limit::Least(limit) => number >= limit,
        Limit::MoreThan(limit) => number > limit,
        Limit::Most(limit) => number <= limit,
        Limit::LessThan(limit) => number < limit,
    });
    if holds { Tier::Yes } else { Tier::Nearly }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::choice::schemas::Schemas;

    use super::*;

    static TREE: Schemas = Schemas::new(
        r#"{"choices": {"Tree": {"$ref": "Tree"}}, "schemas": {"Tree": {"anyOf": [
            {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "Tree"}}},
            {"type": "object", "properties": {"a": {"$ref": "Tree"}, "b": {"$ref": "Tree"}}},
            {"type": "array", "items": {"$ref": "Tree"}},
            {"type": "integer"}, {}]}}}"#,
    );

    #[test]
    fn each_part_of_a_value_is_compared_once_with_each_schema() {
        let counts = [10, 20, 40, 80].map(|depth| {
            let value = (0..depth).fold(json!(1), |value, level| match level % 3 {
                0 => json!({"a": value, "b": level}),
                1 => json!([value, level]),
                _ => json!({"b": value}),
            });
            let evaluation = Evaluation::new(TREE.table());
            assert!(evaluation.pick(&value, "Tree").flatten().is_some());
            evaluation.count()
        });
        for pair in counts.windows(2) {
            assert!(pair[1] <= 2 * pair[0] + 3, "{counts:?}");
        }
        assert!(counts[3] < 4 * 80, "{counts:?}");
    }

    #[test]
    fn a_choice_of_itself_ends() {
        let schemas = Schemas::new(
            r##"{"choices": {"A": {"$ref": "A"}}, "schemas": {
                "A": {"anyOf": [{"$ref": "B"}, {"type": "string"}]}, "B": {"anyOf": [{"$ref": "A"}]}}}"##,
        );
        for (value, expected) in [(json!("a"), Some(0)), (json!(1), None)] {
            let evaluation = Evaluation::new(schemas.table());
            assert_eq!(evaluation.pick(&value, "A"), Some(expected));
        }
    }
}
