//! Which documented media type is that of a response.

use http::{HeaderMap, header};

/// The media type that a response declares.
pub(crate) fn declared(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()
}

/// The media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether the body is JSON, by its name (RFC 6839, section 3.1).
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    ["application/json", "application/x-json", "text/json"].contains(&&*essence)
        || essence.ends_with("+json")
}

/// The place of the narrowest of the `documented` media types to which `declared`
/// belongs, the first of several. Parameters only distinguish names that are equal
/// without them.
pub(crate) fn narrowest<'a>(
    documented: impl Iterator<Item = &'a str>,
    declared: &str,
) -> Option<usize> {
    let mut found = None;
    for (index, name) in documented.enumerate() {
        let narrowness = narrowness(name, declared);
        if narrowness > found.map_or(0, |(_, known)| known) {
            found = Some((index, narrowness));
        }
    }
    found.map(|(index, _)| index)
}

/// How narrowly `documented` describes `declared`; 0 if it does not.
fn narrowness(documented: &str, declared: &str) -> usize {
    let (name, own) = (essence(documented), essence(declared));
    if name.eq_ignore_ascii_case(own) {
        let asked = parameters(documented);
        let given: Vec<String> = parameters(declared).collect();
        return 3 + asked.filter(|parameter| given.contains(parameter)).count();
    }
    match name.split_once('/') {
        Some(("*", "*")) => 1,
        Some((kind, "*")) => {
            let is_of_kind = own.split_once('/');
            let is_of_kind = is_of_kind.is_some_and(|(own, _)| own.eq_ignore_ascii_case(kind));
            if is_of_kind { 2 } else { 0 }
        }
        _ => 0,
    }
}

/// The parameters of a media type, but for its charset.
fn parameters(media_type: &str) -> impl Iterator<Item = String> {
    let parameters = media_type.split(';').skip(1);
    let parameters = parameters.map(|text| text.trim().replace('"', "").to_ascii_lowercase());
    parameters.filter(|text| !text.is_empty() && !text.starts_with("charset"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_media_type_is_found_whatever_its_case_and_charset() {
        let documented = [
            "*/*",
            "text/*",
            "Application/JSON; charset=utf-8",
            "application/hal+json",
            "application/json",
            "application/vnd.a+json;v=1",
            "application/vnd.a+json;v=2",
        ];
        for (declared, expected) in [
            ("application/json", 2),
            ("APPLICATION/json;charset=ISO-8859-1", 2),
            ("application/hal+json ; profile=x", 3),
            ("application/vnd.a+json; charset=utf-8; v=\"2\"", 6),
            ("application/vnd.a+json", 5),
            ("text/html", 1),
            ("TEXT/html", 1),
            ("image/png", 0),
            ("nonsense", 0),
        ] {
            let found = narrowest(documented.into_iter(), declared);
            assert_eq!(found, Some(expected), "{declared}");
        }
        for declared in ["image/png", "", "application/json2", "texts/plain"] {
            let found = narrowest(["text/*", "application/json"].into_iter(), declared);
            assert_eq!(found, None, "{declared}");
        }
    }
}
