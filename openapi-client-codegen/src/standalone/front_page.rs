//! The sections of a crate's front page: what the crate has of tokens, errors, lists and
//! streams, each with an example of its own operations, and of `null`.

use crate::examples::{Call, function, pretty};
use crate::model::operation::Operation;
use crate::pipeline::Client;

const TOKEN: &str = "
# Token

The token of [`ClientBuilder::token`] goes along with each call that needs one;
[`ClientBuilder::token_source`] acquires tokens when they are needed. A client shares its
token with its clones; one of [`with_token`](Client::with_token) has its own. A token is a
[`Secret`], which no error and no trace shows.
";

const REPLACED: &str = "client.set_token(\"the next token\")?;
let other = client.with_token(\"a token of its own\")?;
";

const ERRORS: &str = "
# Errors

A failed call returns an [`Error`], which keeps what the server sent. It prints as one
sentence. `message` and `code` are those of the body, where its schema has them.
";

const DOCUMENTED: &str = " [`Error::documented`] is what the operation documents for the status:
";

const LISTS: &str = "
# Lists

A list in pages has `items` beside `send`: it requests the next page when it is needed.
`pages` gives the pages themselves. See [`Items`] and [`Pages`].
";

const STREAMS: &str = "
# Streams

A stream gives its items while they arrive, one at a time in memory. An error ends it.
See [`Events`], [`JsonStream`] and [`Parts`].
";

const NULL: &str = "
# Null

Where a member may be left out and may be `null`, it is a [`Nullable`]: what is not set is
not sent, and [`Nullable::Null`] sends `null`.
";

/// What prints the items of a list or of a stream.
const PRINTED: &str = "while let Some(item) = items.next().await {
    let item = item?;
    println!(\"{item:?}\");
}";

/// The sections of the crate `name`, as its doc comment; one about tokens if it has such.
pub(super) fn sections(client: &Client, name: &str, has_token: bool) -> String {
    let page = Page { client, name };
    let mut text = String::new();
    if has_token {
        let nothing = Call::default();
        text += TOKEN;
        text += &page.example(&nothing, REPLACED).replace(" async fn", " fn");
    }
    text += ERRORS;
    let documented = page.simplest(|call, operation| {
        (!operation.errors.is_empty()).then(|| (call.builder.as_str(), operation.constant_name()))
    });
    if let Some((call, (builder, constant))) = documented {
        text.pop();
        text += DOCUMENTED;
        text += &page.example(
            call,
            &pretty(&format!(
                "if let Err(error) = {builder}.send().await {{
                     println!(\"{{error}}\");
                     println!(\"{{:?}}\", error.body_text());
                     let documented = error.documented(&{name}::operations::{constant});
                     println!(\"{{documented:?}}\");
                 }}"
            )),
        );
    }
    let list = page.simplest(|call, _| call.items.as_deref());
    if let Some((call, items)) = list {
        text += LISTS;
        let begin = format!("let mut items = {}.{items}();", call.builder);
        text += &page.example(call, &pretty(&(begin + PRINTED)));
    }
    let stream = page.simplest(|call, _| call.stream.as_deref());
    if let Some((call, stream)) = stream {
        text += STREAMS;
        let begin = format!(
            "let mut items = {}.{stream}().await?.into_inner();",
            call.builder
        );
        text += &page.example(call, &pretty(&(begin + PRINTED)));
    }
    let mut files = client.files.values();
    if files.any(|text| text.contains("::openapi_client_core::Nullable<")) {
        text += NULL;
    }
    let lines = text
        .lines()
        .map(|line| format!("//! {line}").trim_end().to_owned() + "\n");
    lines.collect()
}

struct Page<'a> {
    client: &'a Client,
    name: &'a str,
}

impl<'a> Page<'a> {
    /// The call that needs least of those that have what is `wanted`, and that.
    fn simplest<T>(
        &self,
        wanted: impl Fn(&'a Call, &'a Operation) -> Option<T>,
    ) -> Option<(&'a Call, T)> {
        let calls = self.client.calls.iter().filter_map(|call| {
            let mut operations = self.client.operations.iter();
            let operation = operations.find(|it| it.id == call.id)?;
            Some((call, wanted(call, operation)?))
        });
        calls.min_by_key(|(call, _)| {
            (
                call.is_deprecated,
                call.is_fallible,
                call.parameters.len(),
                call.builder.len(),
            )
        })
    }

    /// An example of `call` with `code`, which is compiled where the operation is.
    fn example(&self, call: &Call, code: &str) -> String {
        let mut lines = vec![String::new(), "```no_run".to_owned()];
        let mut function = function(call, self.name, code);
        let mut operations = self.client.operations.iter();
        let operation = operations.find(|it| it.id == call.id);
        let mut tags = self.client.tags.iter();
        let tag = operation.and_then(|it| tags.find(|tag| tag.operations.contains(&it.id)));
        if let Some(feature) = tag.and_then(|tag| tag.feature.as_ref()) {
            let is_begin = |line: &String| line.starts_with("# ");
            let begin = function.iter().position(is_begin).unwrap_or_default();
            function.insert(begin, format!("# #[cfg(feature = {feature:?})]"));
        }
        lines.extend(function);
        lines.push("```\n".to_owned());
        lines.join("\n")
    }
}
