//! Properties of a body that only answers have.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::buffer::Buffer;

/// The properties of an object that are `readOnly`: they are read and kept, and left
/// out of a request. The items of a list have those of the list.
#[derive(Debug)]
pub struct ReadOnly {
    names: &'static [&'static str],
    members: &'static [(&'static str, &'static ReadOnly)],
    others: Option<&'static ReadOnly>,
}

impl ReadOnly {
    /// An object in which the properties called `names` are left out, and `members`
    /// have such properties in turn.
    pub const fn new(
        names: &'static [&'static str],
        members: &'static [(&'static str, &'static ReadOnly)],
    ) -> Self {
        Self {
            names,
            members,
            others: None,
        }
    }

    /// The same object, whose members beside those that are named have such
    /// properties.
    #[must_use]
    pub const fn others(mut self, others: &'static ReadOnly) -> Self {
        self.others = Some(others);
        self
    }

    /// Whether the property called `name` is left out.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    fn of_member(&self, name: &str) -> Option<&'static ReadOnly> {
        let member = self.members.iter().find(|(known, _)| *known == name);
        member.map(|(_, member)| *member).or(self.others)
    }

    /// Writes `json` to `buffer` without these properties. Everything else is
    /// written as it is.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub(crate) fn remove(&self, json: &[u8], buffer: &mut Buffer) -> serde_json::Result<()> {
        self.write(serde_json::from_slice(json)?, buffer)
    }

    fn write(&self, json: &RawValue, buffer: &mut Buffer) -> serde_json::Result<()> {
        match json.get().as_bytes() {
            [b'{', ..] => {
                let Members(members) = serde_json::from_str(json.get())?;
                let kept = members.into_iter().filter(|(name, _)| !self.has(name));
                buffer.extend(b"{");
                for (index, (name, value)) in kept.enumerate() {
                    separate(index, buffer);
                    serde_json::to_writer(&mut *buffer, &name)?;
                    buffer.extend(b":");
                    match self.of_member(&name) {
                        Some(member) => member.write(value, buffer)?,
                        None => buffer.extend(value.get().as_bytes()),
                    }
                }
                buffer.extend(b"}");
            }
            [b'[', ..] => {
                let items: Vec<&RawValue> = serde_json::from_str(json.get())?;
                buffer.extend(b"[");
                for (index, item) in items.into_iter().enumerate() {
                    separate(index, buffer);
                    self.write(item, buffer)?;
                }
                buffer.extend(b"]");
            }
            other => buffer.extend(other),
        }
        Ok(())
    }
}

fn separate(index: usize, buffer: &mut Buffer) {
    if index > 0 {
        buffer.extend(b",");
    }
}

/// The members of an object, with their values as they are written.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PERSON: ReadOnly = ReadOnly::new(&["id"], &[("friends", &PERSON), ("pets", &PETS)]);
    static PETS: ReadOnly = ReadOnly::new(&[], &[("free", &PETS)]).others(&PET);
    static PET: ReadOnly = ReadOnly::new(&["born"], &[]);

    #[test]
    fn what_is_read_only_is_left_out_at_any_depth_and_the_rest_is_kept_as_it_is() {
        for (before, after) in [
            (
                r#"{"id":1,"name":"\u00e9 \"x\""}"#,
                r#"{"name":"\u00e9 \"x\""}"#,
            ),
            (
                r#"{"n":1.50,"big":123456789012345678901}"#,
                r#"{"n":1.50,"big":123456789012345678901}"#,
            ),
            (
                r#"{"friends":[{"id":1,"friends":[{"id":2}]},null,3]}"#,
                r#"{"friends":[{"friends":[{}]},null,3]}"#,
            ),
            (
                r#"{"pets":{"born":{"born":1,"id":2},"free":{"x":{"born":3}}}}"#,
                r#"{"pets":{"born":{"id":2},"free":{"x":{}}}}"#,
            ),
            (r#"[{"id":1},[{"id":2,"a":{}}]]"#, r#"[{},[{"a":{}}]]"#),
            ("null", "null"),
        ] {
            let mut buffer = Buffer::with_capacity(16);
            PERSON.remove(before.as_bytes(), &mut buffer).expect("JSON");
            assert_eq!(String::from_utf8_lossy(buffer.as_ref()), after);
        }
    }
}
