//! A server that only some operations have.

use crate::base_url::{BaseUrl, UnknownServer};

/// A server that some operations have in place of the one that the client is
/// built for. Generated code has one constant for each.
///
/// The document may list several addresses for it; the first is the default. It
/// is used by itself only if the client is built for one of the servers that the
/// document lists for all operations: a client of any other address, such as that
/// of a test, sends nothing to it unless the caller names it. A relative address needs
/// no such care, since it is one of the host that the client is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationServer {
    name: &'static str,
    addresses: &'static [(&'static str, &'static str)],
    beside: &'static [&'static str],
}

impl OperationServer {
    /// The server called `name`, with the name and the address of each that the
    /// document lists, at least one; `beside` are the addresses of the servers of
    /// all other operations.
    pub const fn new(
        name: &'static str,
        addresses: &'static [(&'static str, &'static str)],
        beside: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            addresses,
            beside,
        }
    }

    /// The name of its constant.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The default address, which may be relative; empty if the document leaves it
    /// open.
    pub fn url(self) -> &'static str {
        self.addresses.first().map_or("", |(_, url)| url)
    }

    /// The name and the address of each that the document lists.
    pub const fn all(self) -> &'static [(&'static str, &'static str)] {
        self.addresses
    }

    /// The one that the document lists under this name, in either case.
    ///
    /// # Errors
    ///
    /// The document lists none of that name.
    pub fn named(self, name: &str) -> Result<BaseUrl, UnknownServer> {
        let mut all = self.addresses.iter();
        match all.find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, url)) => Ok((*url).into()),
            None => {
                let known: Vec<&str> = self.addresses.iter().map(|(known, _)| *known).collect();
                let known = format!("is none of {}", known.join(", "));
                Err(UnknownServer::new(name, known))
            }
        }
    }

    /// The addresses of the servers of all other operations.
    pub(crate) fn beside(self) -> &'static [&'static str] {
        self.beside
    }
}

impl From<OperationServer> for BaseUrl {
    /// The default address.
    fn from(server: OperationServer) -> Self {
        server.url().into()
    }
}
