//! Removes the flow of OAuth by which a device gets its token.
//!
//! A client takes a token, however it was acquired.
//!
//! # Needed for
//!
//! Documents of 3.2 with `deviceAuthorization`, which 3.0 does not have.
//!
//! # Before
//!
//! ```yaml
//! components: {securitySchemes: {login: {type: oauth2, flows: {
//!   deviceAuthorization: {tokenUrl: /token, deviceAuthorizationUrl: /device, scopes: {}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {securitySchemes: {login: {type: oauth2, flows: {}}}}
//! ```

use serde_json::Value;

use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let section = ["components", "securitySchemes"];
    let at = Pointer::root().join_all(section);
    let schemes = document.pointer_mut(at.as_str());
    for (name, scheme) in schemes.and_then(Value::as_object_mut).into_iter().flatten() {
        let flows = scheme.get_mut("flows").and_then(Value::as_object_mut);
        if let Some(before) = flows.and_then(|flows| flows.shift_remove("deviceAuthorization")) {
            let at = at.join(name).join("flows").join("deviceAuthorization");
            record.change(&at, before, Value::Null);
        }
    }
}
