//! The client of a document, as a module.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::{PartialClient, try_document};

/// The files of a module, by their paths below its folder.
pub(crate) type Files = BTreeMap<String, String>;

/// The code of the client of `text`, the content of `document`.
pub(crate) fn of(document: &Path, text: &[u8], module: &str) -> Result<Files, Box<dyn Error>> {
    let made = with_problems(document, text, module)?;
    if let Some(problem) = made.problems.first() {
        return Err(problem.to_string().into());
    }
    Ok(files(made, module))
}

/// The client of `text`, which may lack operations.
pub(crate) fn with_problems(
    document: &Path,
    text: &[u8],
    module: &str,
) -> Result<PartialClient, Box<dyn Error>> {
    let package = Package {
        name: Some(module.to_owned()),
        is_module: true,
        ..Package::default()
    };
    Ok(try_document(document, text, &Select::default(), &package)?)
}

/// The code of `made`, for a module instead of a crate.
fn files(made: PartialClient, module: &str) -> Files {
    let code = made.crate_files.into_iter().filter_map(|(path, text)| {
        let path = path.strip_prefix("src/")?.to_owned();
        Some((path, text.replace("crate::", &format!("crate::{module}::"))))
    });
    code.collect()
}
