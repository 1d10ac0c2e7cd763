//! Where the requests of each operation go.

use std::net::IpAddr;
use std::sync::Arc;

use url::{Host, Url};

use super::operation_server::OperationServer;
use crate::base_url::BaseUrl;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::connect::{ConnectSettings, Connections};
use crate::operation::Operation;

/// The servers of a client.
pub(crate) struct Servers {
    /// That of all operations that have none of their own.
    pub(crate) root: Target,
    others: Vec<(OperationServer, Result<Target, String>)>,
}

/// Where requests go.
pub(crate) struct Target {
    pub(crate) base_url: Url,
    pub(crate) takes_credentials: bool,
    pub(crate) connections: Arc<Connections>,
}

/// What the caller says of a server of some operations.
#[derive(Debug)]
pub(crate) struct OtherServer {
    pub(crate) server: OperationServer,
    /// In place of what the document lists.
    pub(crate) base_url: Option<BaseUrl>,
    pub(crate) takes_credentials: bool,
}

impl Servers {
    /// The servers of a client that is built for `root`, and `others`.
    pub(crate) fn new(
        root: Url,
        others: Vec<OtherServer>,
        allows_plain_http: bool,
        connect: &ConnectSettings,
    ) -> Result<Self, BuildError> {
        check(&root, allows_plain_http)?;
        let mut addresses = Vec::new();
        for other in &others {
            addresses.push(match &other.base_url {
                Some(base_url) => {
                    let url = base_url.parse();
                    let url = url.and_then(|url| check(&url, allows_plain_http).map(|()| url));
                    Ok(url.map_err(|error| error.of(other.server.name()))?)
                }
                None => default(&root, other.server, allows_plain_http),
            });
        }
        // What is meant for this machine must not leave it through a proxy.
        let must_stay = |url: &Url| url.scheme() == "http" && !allows_plain_http;
        let all: Vec<Url> = addresses.iter().flatten().chain([&root]).cloned().collect();
        let mut made: [Option<Arc<Connections>>; 2] = [None, None];
        let mut target = |base_url: Url, takes_credentials| {
            let stays = must_stay(&base_url);
            let made = &mut made[usize::from(stays)];
            let connections = match made {
                Some(connections) => connections.clone(),
                None => {
                    let servers: Vec<&Url> =
                        all.iter().filter(|url| must_stay(url) == stays).collect();
                    let connections = Connections::new(connect, stays, &servers)?;
                    made.insert(Arc::new(connections)).clone()
                }
            };
            Ok(Target {
                base_url,
                takes_credentials,
                connections,
            })
        };
        let root = target(root, true)?;
        let others = others.into_iter().zip(addresses).map(|(other, address)| {
            let made = match address {
                Ok(url) => Ok(target(url, other.takes_credentials)?),
                Err(reason) => Err(reason),
            };
            Ok((other.server, made))
        });
        Ok(Self {
            others: others.collect::<Result<_, BuildError>>()?,
            root,
        })
    }

    /// Where the requests of `operation` go.
    pub(crate) fn of(&self, operation: &Operation) -> Result<&Target, &str> {
        let Some(server) = operation.server() else {
            return Ok(&self.root);
        };
        let mut others = self.others.iter();
        match others.find(|(known, _)| known.name() == server.name()) {
            Some((_, Ok(target))) => Ok(target),
            Some((_, Err(reason))) => Err(reason),
            None => Err("the client does not know the server of the operation"),
        }
    }
}

/// The address that the document lists for `server` beside `root`.
fn default(root: &Url, server: OperationServer, allows_plain_http: bool) -> Result<Url, String> {
    let address = server.url();
    let refused = |why: &str| {
        let shown = match server.all() {
            [(described, "")] => described,
            _ => address,
        };
        let name = server.name();
        Err(format!(
            "the operation has a server of its own, `{shown}`, {why}; set `servers::{name}`"
        ))
    };
    if address.is_empty() {
        return refused("whose address the document leaves open");
    }
    let is_relative = Url::parse(address) == Err(url::ParseError::RelativeUrlWithoutBase);
    if is_relative {
        // OpenAPI 3.0.3, "Server Object": relative to where the document is.
        let joined = root.join(address).map(|url| url.to_string());
        return match joined.map(|url| BaseUrl::from(url).parse()) {
            Ok(Ok(url)) if url.origin() == root.origin() => Ok(url),
            _ => refused("which is not a path"),
        };
    }
    let is_root = |known: &&str| {
        BaseUrl::from(*known)
            .parse()
            .is_ok_and(|known| known == *root)
    };
    if !server.beside().iter().any(is_root) {
        return refused(
            "which is not used by itself, since the client is built for none of the servers of \
             the document",
        );
    }
    match BaseUrl::from(address).parse() {
        Ok(url) if check(&url, allows_plain_http).is_ok() => Ok(url),
        Ok(_) => refused("which would get tokens unencrypted over plain HTTP"),
        Err(_) => refused("which is not an address"),
    }
}

/// Refuses an address to which tokens would go unencrypted.
fn check(url: &Url, allows_plain_http: bool) -> Result<(), BuildError> {
    if url.scheme() == "http" && !allows_plain_http && !is_loopback(url) {
        return Err(BuildError::new(
            BuildErrorKind::BaseUrl,
            "tokens would be sent unencrypted over plain HTTP; write `https`",
        ));
    }
    Ok(())
}

/// Whether the address is on this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
