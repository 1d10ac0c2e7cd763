//! What the steps leave in a document for those behind them: keys, locations
//! and formats that no document has by itself, and names that carry others.

pub(crate) mod encoded_names;

/// What an operation, a parameter or a path was called in the document, where
/// a rule gave it another name for the generator.
pub(crate) const ORIGINAL_NAME: &str = "x-codegen-original-name";

/// What an operation says of its `multipart` body, whose fields have become
/// parameters.
pub(crate) const FORM_BODY: &str = "x-codegen-form";

/// Where a field of a `multipart` body stands, in place of what OpenAPI has
/// under `in`; see `adapt/multipart.rs`.
pub(crate) const FORM: &str = "form";

/// Where the media type stands that the caller chooses for a body.
pub(crate) const MEDIA_TYPE: &str = "media-type";

/// The media type that the document has for a field of a `multipart` body.
pub(crate) const PART_MEDIA_TYPE: &str = "x-codegen-part-media-type";

/// The format of a file in a form, for the generator.
pub(crate) const FILE_FORMAT: &str = "openapi-client-core-file-part";

/// The format of a form without known fields, for the generator.
pub(crate) const WHOLE_FORM_FORMAT: &str = "openapi-client-core-form";
