//! Parameters and form fields as the text of a request.

mod param;
pub(crate) mod param_value;
pub(crate) mod path;
mod style;

pub use param::Param;
pub(crate) use param::form_pairs;
pub use path::ToPath;
pub use style::Style;
