//! Auth sources: systems whose users may log in.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::catalogue::CATALOGUE;
use super::directory::Directory;
use super::source_type::{DataType, Property, SourceKind, SourceType};
use crate::store::Resource;

/// The schema `name-value`; not `Debug`, for the value may be a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NameValue {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// The schema `certificate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Certificate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) thumbprint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate_details: Option<String>,
}

/// An auth source.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Source {
    #[serde(default = "Uuid::new_v4")]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) type_id: String,
    #[serde(default)]
    pub(crate) property: Vec<NameValue>,
    #[serde(default)]
    pub(crate) certificates: Vec<Certificate>,
    #[serde(default)]
    pub(crate) created: i64,
    #[serde(default)]
    pub(crate) last_modified: i64,
    #[serde(default)]
    pub(crate) directory: Directory,
}

impl Source {
    /// A source without properties, and with nobody in it.
    pub(crate) fn new(id: Uuid, name: &str, source_type: &SourceType, now: i64) -> Self {
        Self {
            id,
            name: name.to_owned(),
            type_id: source_type.id.clone(),
            property: Vec::new(),
            certificates: Vec::new(),
            created: now,
            last_modified: now,
            directory: Directory::default(),
        }
    }

    /// The type; none only in a file that was not written here.
    pub(crate) fn source_type(&self) -> Option<&'static SourceType> {
        CATALOGUE.source_type(&self.type_id)
    }

    /// What is particular about the type.
    pub(crate) fn kind(&self) -> SourceKind {
        self.source_type()
            .map_or(SourceKind::Other, |known| known.kind)
    }

    /// The properties that its type takes.
    fn properties(&self) -> &'static [Property] {
        let known = self.source_type();
        known.map_or(&[], |known| CATALOGUE.properties(known))
    }

    /// The value of a property.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut properties = self.property.iter();
        let property = properties.find(|property| property.name == name);
        property.map(|property| property.value.as_str())
    }

    /// Sets the value of a property.
    pub(crate) fn set(&mut self, new: NameValue) {
        let mut properties = self.property.iter_mut();
        match properties.find(|old| old.name == new.name) {
            Some(old) => *old = new,
            None => self.property.push(new),
        }
    }

    /// The properties without those that are secret.
    pub(crate) fn shown_properties(&self) -> Vec<&NameValue> {
        let types = self.properties();
        let secret = |property: &&NameValue| {
            let known = types.iter().find(|known| known.name == property.name);
            // A name that the type does not have may be anything.
            known.is_none_or(|known| known.data_type == DataType::Password)
        };
        let shown = self.property.iter().filter(|property| !secret(property));
        shown.collect()
    }

    /// Whether a certificate must be accepted before the source can be used.
    pub(crate) fn needs_certificate(&self) -> bool {
        self.kind() == SourceKind::Directory && self.value("use-ssl") == Some("true")
    }

    /// Where the source is: host and port.
    pub(crate) fn address(&self) -> String {
        let port = if self.needs_certificate() {
            "636"
        } else {
            "389"
        };
        let host = self.value("host").unwrap_or_default();
        format!("{host}:{}", self.value("port").unwrap_or(port))
    }

    /// Whether the host answers: all do, but those below `.invalid`.
    pub(crate) fn answers(&self) -> bool {
        let host = self.value("host").unwrap_or_default();
        !host.to_lowercase().ends_with(".invalid")
    }

    /// The certificate of the host, always the same for an address.
    pub(crate) fn certificate(&self) -> Certificate {
        let digest = Sha256::digest(self.address());
        let bytes: Vec<_> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        let host = self.value("host").unwrap_or_default();
        Certificate {
            thumbprint: Some(bytes.join(":")),
            issued_to: Some(format!("CN={host}")),
            issued_by: Some("CN=Simulated Authority".to_owned()),
            expires: Some("2046-01-01T00:00:00Z".to_owned()),
            certificate_details: Some("Algorithm: SHA256withECDSA".to_owned()),
        }
    }

    /// Whether one of these certificates is that of the host.
    pub(crate) fn is_accepted_by(&self, certificates: &[Certificate]) -> bool {
        let shown = self.certificate().thumbprint;
        certificates.iter().any(|one| one.thumbprint == shown)
    }
}

impl Resource for Source {
    type Key = Uuid;

    const NAME: &'static str = "auth source";

    fn key(&self) -> &Uuid {
        &self.id
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        let is_broker = |source: &Self| source.kind() == SourceKind::Broker;
        if self.name == other.name {
            Some("There is an auth source of this name")
        } else if is_broker(self) && is_broker(other) {
            Some("There is an auth source of the type VIDB")
        } else {
            None
        }
    }
}
