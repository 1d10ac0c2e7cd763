//! The servers of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

/// A server that the document lists.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Region {
    /// US: `https://edge.us.cdo.cisco.com/api/rest`.
    ///
    /// It works, but Cisco asks to move to the address of the same region whose
    /// name begins with `api`.
    Us,
    /// EU: `https://edge.eu.cdo.cisco.com/api/rest`.
    ///
    /// It works, but Cisco asks to move to the address of the same region whose
    /// name begins with `api`.
    Eu,
    /// APJ: `https://edge.apj.cdo.cisco.com/api/rest`.
    ///
    /// It works, but Cisco asks to move to the address of the same region whose
    /// name begins with `api`.
    Apj,
    /// AUS: `https://edge.aus.cdo.cisco.com/api/rest`.
    ///
    /// It works, but Cisco asks to move to the address of the same region whose
    /// name begins with `api`.
    Aus,
    /// IN: `https://edge.in.cdo.cisco.com/api/rest`.
    ///
    /// It works, but Cisco asks to move to the address of the same region whose
    /// name begins with `api`.
    In,
    /// Staging: `https://edge.staging.cdo.cisco.com/api/rest`.
    Staging,
    /// Scale: `https://edge.scale.cdo.cisco.com/api/rest`.
    Scale,
    /// CI: `https://edge.ci.cdo.cisco.com/api/rest`.
    Ci,
    /// api-us: `https://api.us.security.cisco.com/firewall`.
    ///
    /// Cisco asks to move from `US` to it.
    ApiUs,
    /// api-eu: `https://api.eu.security.cisco.com/firewall`.
    ///
    /// Cisco asks to move from `EU` to it.
    ApiEu,
    /// api-apj: `https://api.apj.security.cisco.com/firewall`.
    ///
    /// Cisco asks to move from `APJ` to it.
    ApiApj,
    /// api-au: `https://api.au.security.cisco.com/firewall`.
    ///
    /// Cisco asks to move from `AUS` to it.
    ApiAu,
    /// api-in: `https://api.in.security.cisco.com/firewall`.
    ///
    /// Cisco asks to move from `IN` to it.
    ApiIn,
    /// api-uae: `https://api.uae.security.cisco.com/firewall`.
    ///
    /// It has no older address.
    ApiUae,
}

impl Region {
    /// All 14, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::Us,
        Self::Eu,
        Self::Apj,
        Self::Aus,
        Self::In,
        Self::Staging,
        Self::Scale,
        Self::Ci,
        Self::ApiUs,
        Self::ApiEu,
        Self::ApiApj,
        Self::ApiAu,
        Self::ApiIn,
        Self::ApiUae,
    ];
    /// The base URL.
    pub const fn url(self) -> &'static str {
        match self {
            Self::Us => "https://edge.us.cdo.cisco.com/api/rest",
            Self::Eu => "https://edge.eu.cdo.cisco.com/api/rest",
            Self::Apj => "https://edge.apj.cdo.cisco.com/api/rest",
            Self::Aus => "https://edge.aus.cdo.cisco.com/api/rest",
            Self::In => "https://edge.in.cdo.cisco.com/api/rest",
            Self::Staging => "https://edge.staging.cdo.cisco.com/api/rest",
            Self::Scale => "https://edge.scale.cdo.cisco.com/api/rest",
            Self::Ci => "https://edge.ci.cdo.cisco.com/api/rest",
            Self::ApiUs => "https://api.us.security.cisco.com/firewall",
            Self::ApiEu => "https://api.eu.security.cisco.com/firewall",
            Self::ApiApj => "https://api.apj.security.cisco.com/firewall",
            Self::ApiAu => "https://api.au.security.cisco.com/firewall",
            Self::ApiIn => "https://api.in.security.cisco.com/firewall",
            Self::ApiUae => "https://api.uae.security.cisco.com/firewall",
        }
    }
    /// The name that the document gives.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Us => "US",
            Self::Eu => "EU",
            Self::Apj => "APJ",
            Self::Aus => "AUS",
            Self::In => "IN",
            Self::Staging => "Staging",
            Self::Scale => "Scale",
            Self::Ci => "CI",
            Self::ApiUs => "api-us",
            Self::ApiEu => "api-eu",
            Self::ApiApj => "api-apj",
            Self::ApiAu => "api-au",
            Self::ApiIn => "api-in",
            Self::ApiUae => "api-uae",
        }
    }
}

impl ::std::convert::From<Region> for ::openapi_client_core::BaseUrl {
    fn from(server: Region) -> Self {
        server.url().into()
    }
}

impl ::std::fmt::Display for Region {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.pad(self.name())
    }
}

impl ::std::str::FromStr for Region {
    type Err = ::openapi_client_core::UnknownServer;
    /// Reads a name, in either case: US, EU, APJ, AUS, IN, Staging, Scale, CI,
    /// api-us, api-eu, api-apj, api-au, api-in, api-uae.
    fn from_str(name: &str) -> ::std::result::Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|server| server.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| ::openapi_client_core::UnknownServer::new(
                name,
                "is none of US, EU, APJ, AUS, IN, Staging, Scale, CI, api-us, api-eu, api-apj, api-au, api-in, api-uae",
            ))
    }
}
