//! A document, and requests to a mock of it.

use openapi_client_core::{Method, Operation};
use openapi_client_testing::Mock;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

pub(crate) static GET_USER: Operation = Operation::get("getUser", "/users/{id}");
pub(crate) static GET_ME: Operation = Operation::get("getMe", "/users/me");
pub(crate) static ADD_USER: Operation = Operation::post("addUser", "/users");

/// A document with users.
pub(crate) fn document() -> Value {
    let user = json!({"$ref": "#/components/schemas/User"});
    let content = |schema: &Value| json!({"application/json": {"schema": schema}});
    let error = json!({"description": "", "content": content(&json!({
        "type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}}))});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Users", "version": "1"},
        "security": [{"token": []}],
        "paths": {
            "/users/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true,
                                "schema": {"type": "string", "format": "uuid"}}],
                "get": {
                    "operationId": "getUser",
                    "parameters": [{"name": "parts", "in": "query",
                        "schema": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}}],
                    "responses": {
                        "200": {"description": "", "content": content(&user)},
                        "404": error,
                    },
                },
                "delete": {"operationId": "dropUser", "security": [{}], "responses": {"204": {"description": ""}}},
            },
            "/users/me": {"get": {"operationId": "getMe",
                "responses": {"200": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}}},
            "/users": {"post": {
                "operationId": "addUser",
                "requestBody": {"required": true, "content": content(&user)},
                "responses": {"201": {"description": "", "content": content(&user)}, "default": error},
            }},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"User": {"type": "object", "required": ["id", "name"], "properties": {
                "id": {"type": "string", "format": "uuid", "readOnly": true},
                "name": {"type": "string", "pattern": "^[a-z]{3,9}$"},
                "secret": {"type": "string", "writeOnly": true},
                "age": {"type": "integer", "minimum": 18, "maximum": 20, "nullable": true},
                "friends": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
            }}},
        },
    })
}

pub(crate) const ID: &str = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";

pub(crate) async fn mock() -> Mock {
    Mock::start(&document().to_string()).await.expect("a mock")
}

/// A request with a token.
pub(crate) fn request(base_url: &str, method: Method, path: &str) -> RequestBuilder {
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    client
        .request(method, format!("{base_url}{path}"))
        .header("authorization", "Bearer a-token")
}

pub(crate) async fn send(
    mock: &Mock,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> Response {
    let request = request(&mock.base_url(), method, path);
    let request = match body {
        Some(body) => request.json(body),
        None => request,
    };
    request.send().await.expect("an answer")
}
