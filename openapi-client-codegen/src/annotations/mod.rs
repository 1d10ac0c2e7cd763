//! What the steps add to a document for later steps: keys, locations and formats
//! that are not OpenAPI, and encoded names.

pub(crate) mod encoded_names;

/// The original name of an operation, a parameter or a path that a rule renamed
/// for progenitor.
pub(crate) const ORIGINAL_NAME: &str = "x-codegen-original-name";

/// What distinguishes the members of each choice, for the run time.
pub(crate) const CHOICES: &str = "x-codegen-choices";

/// The description of the `multipart` body of an operation, whose fields are
/// parameters.
pub(crate) const FORM_BODY: &str = "x-codegen-form";

/// The location of a field of a `multipart` body, as the value of `in`; see
/// `normalize/multipart.rs`.
pub(crate) const FORM: &str = "form";

/// The location of the media type that the caller chooses for a body.
pub(crate) const MEDIA_TYPE: &str = "media-type";

/// The media type of a field of a `multipart` body in the document.
pub(crate) const PART_MEDIA_TYPE: &str = "x-codegen-part-media-type";

/// What the data of an event is, `json` or `text`, where the schema is one of whole
/// events.
pub(crate) const WHOLE_EVENT: &str = "x-codegen-whole-event";

/// That a body of `multipart/mixed` has parts of one schema.
pub(crate) const ALIKE_PARTS: &str = "x-codegen-alike-parts";

/// The format of a file in a form, for progenitor.
pub(crate) const FILE_FORMAT: &str = "openapi-client-core-file-part";

/// The format of a form without named fields, for progenitor.
pub(crate) const WHOLE_FORM_FORMAT: &str = "openapi-client-core-form";

/// The format of an integer that may be as great as any, for progenitor.
pub(crate) const INTEGER_FORMAT: &str = "openapi-client-core-integer";

/// The beginning of the description of a deprecated parameter or property.
pub(crate) const DEPRECATED: &str = "**Deprecated.**";

/// The schemas of the first items of a list, as `prefixItems` of JSON Schema 2020-12.
pub(crate) const PREFIX_ITEMS: &str = "x-codegen-prefix-items";

/// Whether an object is a list: its properties are the first items by their numbers, and
/// the rest of them.
pub(crate) const TUPLE: &str = "x-codegen-tuple";
