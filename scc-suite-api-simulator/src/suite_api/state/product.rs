//! The product: its version, and the services beside it.

use serde_json::{Value, json};

/// A version of the product, to compare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(Vec<u32>);

impl Version {
    /// Reads numbers with dots between them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        text.split('.')
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether this version has the operation.
    pub(crate) fn has(&self, operation: &str) -> bool {
        operation != "exchangeOpsTokenWithJwtToken" || *self >= Self(vec![9, 1])
    }
}

/// The details of a service that a token can be exchanged for.
pub(crate) fn service(key: &str, version: &str) -> Option<Value> {
    let (name, kind, address, address_type, base_path) = match key {
        "ops-li" => (
            "VCF Operations for logs",
            "VCF_OPS_LI",
            "192.0.2.11",
            "IPV4",
            "/api/v2",
        ),
        "ops-ni" => (
            "VCF Operations for networks",
            "VCF_OPS_NI",
            "2001:db8::12",
            "IPV6",
            "/api",
        ),
        "fleet-lcm" => (
            "Fleet",
            "FLEET_LCM",
            "fleet.example.com",
            "FQDN",
            "/fleet-lcm",
        ),
        _ => return None,
    };
    Some(json!({
        "name": name,
        "type": kind,
        "key": key,
        "address": address,
        "port": 443,
        "addressType": address_type,
        "certificates": [],
        "basePath": base_path,
        "version": version,
    }))
}
