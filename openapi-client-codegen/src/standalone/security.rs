//! What a crate says of the security schemes of its document.

use crate::emit::schemes::constants;
use crate::model::operation::Operation;
use crate::model::security::{Place, Scheme};
use crate::pipeline::Client;

/// The security schemes of a client: one is meant by "the token" of it.
pub(super) struct Schemes<'a> {
    all: &'a [Scheme],
    constants: Vec<String>,
    /// The one of the token.
    main: usize,
}

impl<'a> Schemes<'a> {
    pub(super) fn of(client: &'a Client) -> Self {
        Self {
            all: &client.schemes,
            constants: constants(&client.schemes),
            main: main(&client.schemes, &client.operations),
        }
    }

    /// The constant of the main scheme.
    pub(super) fn constant(&self) -> &str {
        &self.constants[self.main]
    }

    /// How its token is sent, as Rust.
    pub(super) fn sent_as(&self) -> String {
        let (variant, name) = match &self.all[self.main].place {
            Place::Http(name) => ("Http", name),
            Place::Header(name) => ("Header", name),
            Place::Query(name) => ("Query", name),
            Place::Cookie(name) => ("Cookie", name),
        };
        format!("SecurityScheme::{variant}({name:?})")
    }

    /// What is to be known of its token, behind the words "Sends this token".
    pub(super) fn about_token(&self) -> String {
        let mut about = String::new();
        if is_basic(&self.all[self.main]) {
            about += " It is a name and\n    /// a password: [`Secret::basic`].";
        }
        if self.all.len() > 1 {
            about += &format!(
                "\n    ///\n    /// It is that of the scheme [`{constant}`](crate::schemes::{constant});\n    \
                 /// [`credential`](Self::credential) sets those of others.",
                constant = self.constant()
            );
        }
        about
    }

    /// Lines that set something for each scheme.
    pub(super) fn examples(&self) -> String {
        let schemes = self.all.iter().zip(&self.constants);
        let lines = schemes.map(|(scheme, constant)| {
            let token = match is_basic(scheme) {
                true => "Secret::basic(\"a name\", &\"a password\".into())",
                false => "\"a-token\"",
            };
            match self.all.len() {
                1 => format!("    let builder = builder.token({token});\n"),
                _ => {
                    format!("    let builder = builder.credential(schemes::{constant}, {token});\n")
                }
            }
        });
        lines.collect()
    }

    /// The methods with which the tokens of several schemes are set.
    pub(super) fn methods(&self) -> &'static str {
        match self.all.len() {
            1 => "",
            _ => "openapi_client_core::credential_methods!(Client, ClientBuilder);\n",
        }
    }

    /// The paragraph about several schemes in the documentation of the crate.
    pub(super) fn about(&self) -> &'static str {
        match self.all.len() {
            1 => "",
            _ => ABOUT,
        }
    }
}

const ABOUT: &str = "//!
//! The document has several security schemes, which [`schemes`] lists. A request
//! carries the tokens of those that its operation requires; each is a setting,
//! [`ClientBuilder::credential`].
";

/// The scheme that most operations require. A password is the last that is taken:
/// where there is another way, tokens are meant for it.
fn main(schemes: &[Scheme], operations: &[Operation]) -> usize {
    let uses = |scheme: &Scheme| {
        let alternatives = operations.iter().flat_map(|operation| &operation.security);
        let names = alternatives.flatten();
        names.filter(|name| **name == scheme.name).count()
    };
    let ranked = schemes.iter().enumerate().rev();
    // The first of those that are used as often.
    let best = ranked.max_by_key(|(_, scheme)| {
        let uses = uses(scheme);
        (uses > 0 && !is_basic(scheme), uses)
    });
    best.map_or(0, |(index, _)| index)
}

fn is_basic(scheme: &Scheme) -> bool {
    scheme.place == Place::Http("Basic".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::{operation, security};

    #[test]
    fn the_scheme_that_is_used_is_taken_and_a_password_last() {
        let main_of = |security: Value| {
            let document = json!({
                "components": {"securitySchemes": {
                    "basic": {"type": "http", "scheme": "basic"},
                    "key": {"type": "apiKey", "name": "key", "in": "query"},
                    "bearer": {"type": "http", "scheme": "bearer"},
                }},
                "paths": {"/a": {"get": {"operationId": "a", "security": security}}},
            });
            let operations = operation::operations(&document).expect("operations");
            let schemes = security::schemes(&document);
            schemes[main(&schemes, &operations)].name.clone()
        };
        for (security, expected) in [
            (json!([{"basic": []}, {"bearer": []}]), "bearer"),
            (json!([{"basic": []}]), "basic"),
            (json!([{"key": []}, {"bearer": []}]), "key"),
        ] {
            assert_eq!(main_of(security.clone()), expected, "{security}");
        }
    }
}
