//! How lists and objects are written as text.

/// How a value is written into a path, a query, a header, a cookie or a form
/// (OpenAPI 3.0.3, *Style Values*). Styles differ for lists and objects only,
/// except for the prefixes of [`Label`](Self::Label) and
/// [`Matrix`](Self::Matrix).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// With `explode`. In a query, a cookie or a form (`form`) a pair for each
    /// item of a list, and for each member of an object one with the member's
    /// name; in a path or a header (`simple`) `name=value` for each member of an
    /// object, separated by commas.
    Exploded,
    /// `form` or `simple` without `explode`: commas between the items of a
    /// list, and between the names and values of an object.
    Commas,
    /// `spaceDelimited` without `explode`, in a query or a form.
    Spaces,
    /// `pipeDelimited` without `explode`, in a query or a form.
    Pipes,
    /// `deepObject`, in a query or a form: `name[member]` for each member of an
    /// object, to any depth; a list is a pair for each item.
    DeepObject,
    /// `label`, in a path: a dot, and commas between the items.
    Label,
    /// `label` with `explode`: a dot before each item or member.
    LabelExploded,
    /// `matrix`, in a path: `;name=`, and commas between the items.
    Matrix,
    /// `matrix` with `explode`: `;name=value` for each item or member.
    MatrixExploded,
    /// The text of JSON, for a parameter with `content`.
    Json,
}
