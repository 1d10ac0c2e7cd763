//! XML answers: just elements, attributes and text.

use std::fmt::Write;

/// One element; all elements are of one namespace.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// An empty element.
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            text: String::new(),
            children: Vec::new(),
        }
    }

    /// An element that holds text.
    pub(crate) fn text(name: &'static str, text: impl ToString) -> Self {
        Self {
            text: text.to_string(),
            ..Self::new(name)
        }
    }

    /// Adds an attribute.
    pub(crate) fn attribute(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Adds a child.
    pub(crate) fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// Adds children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The whole document, with a prefix for the namespace.
    pub(crate) fn document(&self, prefix: &str, namespace: &str) -> String {
        let mut document = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_owned();
        // Infallible: the writer is a string.
        let _ = write!(document, "<{prefix}:{}", self.name);
        let _ = write!(document, r#" xmlns:{prefix}="{}""#, escaped(namespace));
        self.write_after_name(&mut document, prefix);
        document
    }

    fn write(&self, document: &mut String, prefix: &str) {
        let _ = write!(document, "<{prefix}:{}", self.name);
        self.write_after_name(document, prefix);
    }

    fn write_after_name(&self, document: &mut String, prefix: &str) {
        for (name, value) in &self.attributes {
            let _ = write!(document, r#" {name}="{}""#, escaped(value));
        }
        if self.text.is_empty() && self.children.is_empty() {
            document.push_str("/>");
            return;
        }
        document.push('>');
        document.push_str(&escaped(&self.text));
        for child in &self.children {
            child.write(document, prefix);
        }
        let _ = write!(document, "</{prefix}:{}>", self.name);
    }
}

/// Text with the five special characters replaced.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn a_document_has_the_namespace_once_and_escapes_text() {
        let root = Element::new("error")
            .attribute("code", 7)
            .child(Element::text("message", "a < b & \"c\""))
            .child(Element::new("links"));
        assert_eq!(
            root.document("ops", "urn:x"),
            concat!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                r#"<ops:error xmlns:ops="urn:x" code="7">"#,
                "<ops:message>a &lt; b &amp; &quot;c&quot;</ops:message><ops:links/></ops:error>",
            )
        );
    }
}
