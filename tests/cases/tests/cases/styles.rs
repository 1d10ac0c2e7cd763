//! Parameters in every style are what RFC 6570 expands, by a library of its own.

use cases::parameter_styles::{Client, types::Color};
use iri_string::spec::UriSpec;
use iri_string::template::UriTemplateStr;
use iri_string::template::simple_context::{SimpleContext, Value};
use percent_encoding::percent_decode_str;

use crate::support::Server;

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug)]
enum Place {
    Path,
    Query,
    Header,
    Cookie,
}
use Place::{Cookie, Header, Path, Query};

/// Texts with everything that a place or a style could take for its own.
const TEXTS: [&str; 12] = [
    "a",
    "a b",
    "a,b;c=d&e",
    "/?#[]@",
    "!$'()*+",
    "%2F%",
    "\u{e9}\u{1f600}",
    "a.b-c_d~e",
    "\"<>\\^`{|}",
    ":",
    "true",
    "007",
];

fn expanded(template: &str, value: &Value) -> String {
    let template = UriTemplateStr::new(template).expect("a template");
    let mut context = SimpleContext::new();
    context.insert("p", value.clone());
    let expanded = template.expand::<UriSpec, _>(&context);
    expanded.expect("an expansion").to_string()
}

fn decoded(text: &str) -> String {
    let text = percent_decode_str(text).decode_utf8();
    text.expect("UTF-8").into_owned()
}

/// What arrived where, as the template writes it.
fn sent(server: &Server, place: Place) -> String {
    let request = server.requests().pop().expect("a request");
    let header = |name| request.header(name).unwrap_or_default().to_owned();
    match place {
        Path => request
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        Query => request
            .query
            .map(|query| format!("?{query}"))
            .unwrap_or_default(),
        Header => header("p"),
        Cookie => header("cookie"),
    }
}

/// The expansion as the place has it: headers and cookies are not encoded as an
/// address is, and cookies have a delimiter of their own.
fn expected(place: Place, expanded: &str) -> String {
    match place {
        Path | Query => expanded.to_owned(),
        Header => decoded(expanded),
        Cookie => decoded(&expanded.trim_start_matches('?').replace('&', "; ")),
    }
}

/// Whether a header or a cookie can have the text at all, and in one way only.
fn is_possible(place: Place, text: &str) -> bool {
    match place {
        Path | Query => true,
        Header => text.is_ascii(),
        Cookie => text.is_ascii() && !text.contains('%'),
    }
}

/// Calls each operation with `$value`, and compares what arrives with the expansion
/// of the template.
macro_rules! compare {
    ($server:ident, $client:ident, $count:ident, $value:expr, $texts:expr, $expansion:expr, {
        $($method:ident: $place:ident $template:literal,)*
    }) => {
        $(
            if $texts.iter().all(|text| is_possible($place, text)) {
                let call = $client.$method().p($value).send().await;
                call.unwrap_or_else(|error| panic!("{}: {error}", stringify!($method)));
                let mut sent = sent(&$server, $place);
                if matches!($place, Cookie) {
                    sent = decoded(&sent);
                }
                let expected = expected($place, &expanded($template, &$expansion));
                assert_eq!(sent, expected, "{} {:?}", stringify!($method), $texts);
                $count += 1;
            }
        )*
    };
}

#[tokio::test]
async fn texts_are_what_the_template_expands() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let mut count = 0;
    for text in TEXTS {
        compare!(server, client, count, text, [text], Value::from(text), {
            path_simple_text: Path "{p}",
            path_simple_exploded_text: Path "{p*}",
            path_label_text: Path "{.p}",
            path_label_exploded_text: Path "{.p*}",
            path_matrix_text: Path "{;p}",
            path_matrix_exploded_text: Path "{;p*}",
            query_form_text: Query "{?p}",
            query_form_exploded_text: Query "{?p*}",
            header_simple_text: Header "{p}",
            header_simple_exploded_text: Header "{p*}",
            cookie_form_text: Cookie "{?p}",
            cookie_form_exploded_text: Cookie "{?p*}",
        });
    }
    assert_eq!(
        count,
        TEXTS.len() * 8 + (TEXTS.len() - 1) * 2 + (TEXTS.len() - 2) * 2
    );
}

#[tokio::test]
async fn lists_are_what_the_template_expands() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let mut count = 0;
    let lists = TEXTS.iter().map(|text| vec![*text]);
    for list in lists.chain([
        TEXTS[..6].to_vec(),
        TEXTS[6..].to_vec(),
        vec!["a", "b", "c"],
    ]) {
        let owned = || {
            list.iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        compare!(server, client, count, owned(), list, Value::List(owned()), {
            path_simple_list: Path "{p}",
            path_simple_exploded_list: Path "{p*}",
            path_label_list: Path "{.p}",
            path_label_exploded_list: Path "{.p*}",
            path_matrix_list: Path "{;p}",
            path_matrix_exploded_list: Path "{;p*}",
            query_form_list: Query "{?p}",
            query_form_exploded_list: Query "{?p*}",
            header_simple_list: Header "{p}",
            header_simple_exploded_list: Header "{p*}",
            cookie_form_list: Cookie "{?p}",
            cookie_form_exploded_list: Cookie "{?p*}",
        });
    }
    assert!(count > 130, "{count}");
}

#[tokio::test]
async fn objects_are_what_the_template_expands() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let mut count = 0;
    for texts in TEXTS.windows(3) {
        let members = [("G", texts[0]), ("odd name&", texts[1]), ("R", texts[2])];
        let color = || -> Color {
            let members = members.map(|(name, text)| (name.to_owned(), text.into()));
            let members = serde_json::Map::from_iter(members);
            serde_json::from_value(members.into()).expect("a color")
        };
        // In the order in which the type has them.
        let written = serde_json::to_string(&color()).expect("JSON");
        let mut members = members
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .to_vec();
        members.sort_by_key(|(name, _)| written.find(&format!("\"{name}\":")));
        compare!(server, client, count, color(), texts, Value::Assoc(members.clone()), {
            path_simple_object: Path "{p}",
            path_simple_exploded_object: Path "{p*}",
            path_label_object: Path "{.p}",
            path_label_exploded_object: Path "{.p*}",
            path_matrix_object: Path "{;p}",
            path_matrix_exploded_object: Path "{;p*}",
            query_form_object: Query "{?p}",
            query_form_exploded_object: Query "{?p*}",
            header_simple_object: Header "{p}",
            header_simple_exploded_object: Header "{p*}",
            cookie_form_object: Cookie "{?p}",
            cookie_form_exploded_object: Cookie "{?p*}",
        });
    }
    assert!(count > 80, "{count}");
}
