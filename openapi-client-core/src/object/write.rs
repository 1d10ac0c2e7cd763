//! Writing an object, or a list whose items have fields.

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::object::properties::{More, Omissible};
use crate::object::{Object, REST};

/// An object that is being written, property by property in their order.
#[doc(hidden)]
#[derive(Debug)]
pub struct WriteObject<M: SerializeMap> {
    map: M,
    names: std::slice::Iter<'static, &'static str>,
    /// The first error, behind which nothing is written.
    failure: Option<M::Error>,
}

impl<M: SerializeMap> WriteObject<M> {
    /// Writes the next property.
    pub fn required<T: Serialize>(&mut self, value: &T) {
        let name = self.names.next().copied().unwrap_or_default();
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(name, value).err();
        }
    }

    /// Writes the next property, unless it is left out.
    pub fn optional<T: Serialize + Omissible>(&mut self, value: &T) {
        match value.is_left_out() {
            true => drop(self.names.next()),
            false => self.required(value),
        }
    }

    /// Writes what is not listed.
    pub fn more<T: More>(&mut self, values: &T) {
        if self.failure.is_none() {
            self.failure = values.write(&mut self.map).err();
        }
    }
}

/// Writes `value` as an object.
///
/// # Errors
///
/// Those of the serializer.
#[doc(hidden)]
pub fn write_object<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = WriteObject {
        map: serializer.serialize_map(None)?,
        names: T::PROPERTIES.iter(),
        failure: None,
    };
    value.write(&mut object);
    match object.failure {
        Some(error) => Err(error),
        None => object.map.end(),
    }
}

/// Writes `value` as a list.
///
/// # Errors
///
/// Those of the serializer.
#[doc(hidden)]
pub fn write_list<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let fields = write_object(value, serde_json::value::Serializer).map_err(S::Error::custom)?;
    let Value::Object(mut fields) = fields else {
        return Err(S::Error::custom("its fields are no object"));
    };
    let rest = match fields.remove(REST) {
        Some(Value::Array(rest)) => rest,
        _ => Vec::new(),
    };
    let parts = T::PROPERTIES;
    let count = match rest.is_empty() {
        true => parts
            .iter()
            .rposition(|part| fields.contains_key(*part))
            .map_or(0, |last| last + 1),
        false => parts.len(),
    };
    // What is absent before something that is not has no other form.
    let mut items: Vec<Value> = parts[..count]
        .iter()
        .map(|part| fields.remove(*part).unwrap_or_default())
        .collect();
    items.extend(rest);
    items.serialize(serializer)
}
