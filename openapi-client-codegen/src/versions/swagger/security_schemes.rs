//! Writes security schemes as OpenAPI 3 does.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 with `basic` or a flow of OAuth 2.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   securitySchemes:
//!     login: {type: basic}
//!     code: {type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: {r: Read.}}
//!     key: {type: apiKey, in: header, name: X-Key}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   securitySchemes:
//!     login: {type: http, scheme: basic}
//!     code:
//!       type: oauth2
//!       flows: {authorizationCode: {authorizationUrl: /a, tokenUrl: /t, scopes: {r: Read.}}}
//!     key: {type: apiKey, in: header, name: X-Key}
//! ```

use serde_json::{Map, Value, json};

use crate::document::text;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let at = Pointer::root().join_all(["components", "securitySchemes"]);
    let schemes = document.pointer_mut(at.as_str());
    let schemes = schemes.and_then(Value::as_object_mut);
    for (name, scheme) in schemes.into_iter().flatten() {
        let before = scheme.clone();
        match text(scheme, "type") {
            "basic" => {
                scheme["type"] = "http".into();
                scheme["scheme"] = "basic".into();
            }
            "oauth2" => {
                let Some(scheme) = scheme.as_object_mut() else {
                    continue;
                };
                let Some(flow) = scheme.shift_remove("flow") else {
                    continue;
                };
                let details = ["authorizationUrl", "tokenUrl", "scopes"];
                let details = details.into_iter();
                let details: Map<String, Value> = details
                    .filter_map(|key| Some((key.to_owned(), scheme.shift_remove(key)?)))
                    .collect();
                let flow = match flow.as_str().unwrap_or_default() {
                    "application" => "clientCredentials",
                    "accessCode" => "authorizationCode",
                    flow => flow,
                };
                scheme.insert("flows".to_owned(), json!({ flow: details }));
                let at = at.join(name);
                record.moved(&at, &at.join_all(["flows", flow]));
            }
            _ => {}
        }
        if *scheme != before {
            record.change(&at.join(name), before, scheme.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn each_flow_has_another_name() {
        for row in rows(
            "
            - [{type: oauth2, flow: implicit, authorizationUrl: /a}, {type: oauth2, flows: {implicit: {authorizationUrl: /a}}}]
            - [{type: oauth2, flow: password, tokenUrl: /t}, {type: oauth2, flows: {password: {tokenUrl: /t}}}]
            - [{type: oauth2, flow: application, tokenUrl: /t}, {type: oauth2, flows: {clientCredentials: {tokenUrl: /t}}}]
            - [{type: oauth2, flows: {}}, {type: oauth2, flows: {}}]
            - [{type: basic, description: d, x-a: 1}, {type: http, scheme: basic, description: d, x-a: 1}]
            - [{type: odd}, {type: odd}]
            - [7, 7]
            ",
        ) {
            let document = json!({"components": {"securitySchemes": {"a": row[0]}}});
            let (made, changes) = Tested(apply).on(document);
            assert_eq!(made["components"]["securitySchemes"]["a"], row[1], "{row}");
            assert_eq!(changes.is_empty(), row[0] == row[1]);
        }
    }
}
