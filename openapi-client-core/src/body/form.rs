//! The parts of a form (`multipart/form-data`).

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use serde::Serialize;

use super::json_items::{EMPTY_LIST, json_items, json_value};
use crate::buffer::Buffer;
use crate::parameters::param_value::ParamValue;

const JSON: &str = "application/json";

/// A body of `multipart/form-data`, or of another kind of `multipart`.
///
/// `Debug` shows the names of its parts and of its files, and no value. An
/// invalid part is an error when the request is sent.
///
/// ```
/// use openapi_client_core::{FilePart, Form};
///
/// let form = Form::new()
///     .text("note", &"for the archive")
///     .files("report", [FilePart::from_bytes("report.csv", "a,b\n1,2\n").media_type("text/csv")]);
/// assert!(!form.is_empty());
/// ```
#[derive(Clone, Default)]
#[must_use = "a form does nothing until it is sent"]
pub struct Form {
    pub(super) parts: Vec<FormPart>,
    pub(super) error: Option<String>,
}

/// One part of a form.
#[derive(Clone)]
pub(super) struct FormPart {
    pub(super) name: Cow<'static, str>,
    pub(super) media_type: Option<Cow<'static, str>>,
    pub(super) content: Content,
}

#[derive(Clone)]
pub(super) enum Content {
    Bytes(Bytes),
    File(FilePart),
}

impl Form {
    /// A form without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it has no parts.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.error.is_none()
    }

    /// Adds a part of text: one for each item of a list, none if there is no
    /// value. What is `null` or an empty list has one empty part: a field that is
    /// left out says something else.
    pub fn text(self, name: impl Into<Cow<'static, str>>, value: &impl Serialize) -> Self {
        self.add(name.into(), None, texts(value))
    }

    /// Adds parts as [`text`](Self::text) does, with a media type.
    pub fn text_as(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: impl Into<Cow<'static, str>>,
        value: &impl Serialize,
    ) -> Self {
        self.add(name.into(), Some(media_type.into()), texts(value))
    }

    /// Adds a part of JSON, none if there is no value. `null` is a value, if it is
    /// that of `Some(None)`.
    pub fn json(self, name: impl Into<Cow<'static, str>>, value: &impl Serialize) -> Self {
        self.add(name.into(), Some(JSON.into()), json_value(value))
    }

    /// Adds a part of JSON for each item of a list, none if there is no value. No
    /// part can express an empty list, which is refused.
    pub fn json_each(self, name: impl Into<Cow<'static, str>>, values: &impl Serialize) -> Self {
        self.add(name.into(), Some(JSON.into()), json_items(values))
    }

    /// Adds a part for each of `files`, if they are set. No part can express an
    /// empty list, which is refused.
    pub fn optional_files(
        self,
        name: impl Into<Cow<'static, str>>,
        files: Option<impl IntoIterator<Item = FilePart>>,
    ) -> Self {
        let Some(files) = files else { return self };
        let name = name.into();
        let mut files = files.into_iter().peekable();
        match files.peek() {
            Some(_) => self.files(name, files),
            None => self.add(name, None, Err(EMPTY_LIST.to_owned())),
        }
    }

    /// Adds a part for each of `files`.
    pub fn files(
        mut self,
        name: impl Into<Cow<'static, str>>,
        files: impl IntoIterator<Item = FilePart>,
    ) -> Self {
        let name = name.into();
        for file in files {
            self.parts.push(FormPart {
                name: name.clone(),
                media_type: Some(file.media_type.clone()),
                content: Content::File(file),
            });
        }
        self
    }

    /// Adds all parts of `other`.
    pub fn append(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self.error = self.error.or(other.error);
        self
    }

    /// Adds a part for each of `values`.
    fn add(
        mut self,
        name: Cow<'static, str>,
        media_type: Option<Cow<'static, str>>,
        values: Result<Vec<Buffer>, String>,
    ) -> Self {
        match values {
            Ok(values) => {
                let parts = values.into_iter().map(|value| FormPart {
                    name: name.clone(),
                    media_type: media_type.clone(),
                    content: Content::Bytes(value.into_bytes()),
                });
                self.parts.extend(parts);
            }
            Err(message) => {
                self.error
                    .get_or_insert_with(|| format!("the form field `{name}` {message}"));
            }
        }
        self
    }
}

/// The texts of a list or of a single value, an empty one if it has none.
fn texts(value: &impl Serialize) -> Result<Vec<Buffer>, String> {
    let value = ParamValue::of(value)?;
    if value.is_empty() {
        return Ok(vec![Buffer::from(&b""[..])]);
    }
    let texts = value.items()?.into_iter();
    Ok(texts.map(|text| Buffer::from(text.as_bytes())).collect())
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for part in &self.parts {
            match &part.content {
                Content::Bytes(_) => map.entry(&part.name, &format_args!("[redacted]")),
                Content::File(file) => map.entry(&part.name, file),
            };
        }
        map.finish()
    }
}

/// A file that is a part of a form: one on disk, or bytes in memory.
///
/// A file on disk is opened when the request is sent, and read while it is
/// sent; one that cannot be opened is an error before anything is sent. Because
/// it is read only once, such a request is not repeated.
///
/// ```
/// use openapi_client_core::FilePart;
///
/// let archive = FilePart::open("content/policies.zip").media_type("application/zip");
/// let notes = FilePart::from_bytes("notes.txt", "remember").media_type("text/plain");
/// ```
#[derive(Clone)]
pub struct FilePart {
    pub(super) source: FileSource,
    pub(super) file_name: String,
    media_type: Cow<'static, str>,
}

#[derive(Clone)]
pub(super) enum FileSource {
    Path(PathBuf),
    Bytes(Bytes),
}

/// The media type of a file of unknown content.
const ANY_FILE: &str = "application/octet-stream";

impl FilePart {
    /// The file at `path`, called by the last component of the path.
    pub fn open(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self {
            file_name: name.into_owned(),
            source: FileSource::Path(path),
            media_type: ANY_FILE.into(),
        }
    }

    /// A file called `file_name` with the contents `bytes`.
    pub fn from_bytes(file_name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            file_name: file_name.into(),
            source: FileSource::Bytes(bytes.into()),
            media_type: ANY_FILE.into(),
        }
    }

    /// The same file under another name.
    #[must_use]
    pub fn file_name(self, file_name: impl Into<String>) -> Self {
        Self {
            file_name: file_name.into(),
            ..self
        }
    }

    /// The same file with another media type.
    #[must_use]
    pub fn media_type(self, media_type: impl Into<Cow<'static, str>>) -> Self {
        Self {
            media_type: media_type.into(),
            ..self
        }
    }

    /// The same file with `media_type`, unless it has another than the default.
    #[must_use]
    pub fn or_media_type(self, media_type: &'static str) -> Self {
        match self.media_type == ANY_FILE {
            true => self.media_type(media_type),
            false => self,
        }
    }
}

impl From<PathBuf> for FilePart {
    fn from(path: PathBuf) -> Self {
        Self::open(path)
    }
}

impl From<&Path> for FilePart {
    fn from(path: &Path) -> Self {
        Self::open(path)
    }
}

impl fmt::Debug for FilePart {
    /// Omits the bytes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("FilePart");
        match &self.source {
            FileSource::Path(path) => text.field("path", path),
            FileSource::Bytes(bytes) => text.field("bytes", &bytes.len()),
        };
        text.field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::secret::Secret;

    #[test]
    fn debug_shows_names_and_no_values() {
        let form = Form::new()
            .text("password", &Secret::from("hunter2"))
            .files("file", [FilePart::from_bytes("a.txt", "hunter2")]);
        let text = format!("{form:?}");
        assert!(!text.contains("hunter2"), "{text}");
        for shown in ["password", "a.txt", "[redacted]"] {
            assert!(text.contains(shown), "{text}");
        }
    }

    #[test]
    fn there_is_a_part_for_each_value_and_none_for_nothing() {
        let form = Form::new()
            .text("none", &None::<u8>)
            .text("some", &Some(1))
            .text("list", &["a", "b"])
            .text("empty", &[""; 0])
            .text("null", &Some(None::<u8>))
            .json("none", &None::<u8>)
            .json("json-null", &Some(None::<u8>))
            .json("object", &json!({"a": 1}))
            .json_each("objects", &[json!({}), json!([])])
            .json_each("objects", &None::<Vec<u8>>)
            .files("files", [FilePart::open("a"), FilePart::open("b")]);
        let names: Vec<&str> = form.parts.iter().map(|part| &*part.name).collect();
        let expected = [
            "some",
            "list",
            "list",
            "empty",
            "null",
            "json-null",
            "object",
            "objects",
            "objects",
            "files",
            "files",
        ];
        assert_eq!(names, expected);
        assert_eq!(form.error, None);
        let forms = [
            Form::new().json_each("p", &[0; 0]),
            Form::new().optional_files("p", Some([])),
        ];
        for refused in forms {
            let error = refused.error.expect("an error");
            assert!(
                error.starts_with("the form field `p` is an empty list"),
                "{error}"
            );
        }
        assert!(Form::new().text("none", &None::<u8>).is_empty());
    }

    #[test]
    fn a_file_has_its_name_on_disk_until_it_gets_another() {
        let file = FilePart::open("/some/folder/a.zip");
        assert_eq!((&*file.file_name, &*file.media_type), ("a.zip", ANY_FILE));
        let zip = file.clone().or_media_type("application/zip");
        assert_eq!(zip.media_type, "application/zip");
        let named = zip.or_media_type("image/png").file_name("b.zip");
        assert_eq!(
            (&*named.file_name, &*named.media_type),
            ("b.zip", "application/zip")
        );
    }
}
