//! Builders of the types.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

/// Builder of a [`AuthSource`](super::AuthSource).
#[derive(Clone, Debug)]
pub struct AuthSource {
    certificates: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Certificate>>,
        ::std::string::String,
    >,
    created: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
    id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    last_modified: ::std::result::Result<
        ::std::option::Option<i64>,
        ::std::string::String,
    >,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    property: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::NameValue>>,
        ::std::string::String,
    >,
    source_type: ::std::result::Result<super::AuthSourcetype, ::std::string::String>,
}

impl ::std::default::Default for AuthSource {
    fn default() -> Self {
        Self {
            certificates: Ok(Default::default()),
            created: Ok(Default::default()),
            id: Ok(Default::default()),
            last_modified: Ok(Default::default()),
            links: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            property: Ok(Default::default()),
            source_type: Err("no value supplied for source_type".to_string()),
        }
    }
}

impl AuthSource {
    /// Sets [`certificates`](super::AuthSource::certificates).
    pub fn certificates<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Certificate>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.certificates = ::openapi_client_core::convert(value, "`certificates`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`created`](super::AuthSource::created).
    pub fn created<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i64>>,
        T::Error: ::std::fmt::Display,
    {
        self.created = ::openapi_client_core::convert(value, "`created`");
        self
    }
    /// Sets [`id`](super::AuthSource::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`last_modified`](super::AuthSource::last_modified).
    pub fn last_modified<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i64>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_modified = ::openapi_client_core::convert(value, "`last_modified`");
        self
    }
    /// Sets [`links`](super::AuthSource::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`name`](super::AuthSource::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`property`](super::AuthSource::property).
    pub fn property<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::NameValue>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.property = ::openapi_client_core::convert(value, "`property`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`source_type`](super::AuthSource::source_type).
    pub fn source_type<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<super::AuthSourcetype>,
        T::Error: ::std::fmt::Display,
    {
        self.source_type = ::openapi_client_core::convert(value, "`source_type`");
        self
    }
}

impl ::std::convert::TryFrom<AuthSource> for super::AuthSource {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthSource,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            certificates: value.certificates?,
            created: value.created?,
            id: value.id?,
            last_modified: value.last_modified?,
            links: value.links?,
            name: value.name?,
            property: value.property?,
            source_type: value.source_type?,
        })
    }
}

impl ::std::convert::From<super::AuthSource> for AuthSource {
    fn from(value: super::AuthSource) -> Self {
        Self {
            certificates: Ok(value.certificates),
            created: Ok(value.created),
            id: Ok(value.id),
            last_modified: Ok(value.last_modified),
            links: Ok(value.links),
            name: Ok(value.name),
            property: Ok(value.property),
            source_type: Ok(value.source_type),
        }
    }
}

/// Builder of a [`AuthSourceProperty`](super::AuthSourceProperty).
#[derive(Clone, Debug)]
pub struct AuthSourceProperty {
    data_type: ::std::result::Result<
        super::AuthSourcePropertyDataType,
        ::std::string::String,
    >,
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    modifiable: ::std::result::Result<bool, ::std::string::String>,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    required: ::std::result::Result<bool, ::std::string::String>,
}

impl ::std::default::Default for AuthSourceProperty {
    fn default() -> Self {
        Self {
            data_type: Err("no value supplied for data_type".to_string()),
            description: Ok(Default::default()),
            modifiable: Err("no value supplied for modifiable".to_string()),
            name: Err("no value supplied for name".to_string()),
            required: Err("no value supplied for required".to_string()),
        }
    }
}

impl AuthSourceProperty {
    /// Sets [`data_type`](super::AuthSourceProperty::data_type).
    pub fn data_type<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<super::AuthSourcePropertyDataType>,
        T::Error: ::std::fmt::Display,
    {
        self.data_type = ::openapi_client_core::convert(value, "`data_type`");
        self
    }
    /// Sets [`description`](super::AuthSourceProperty::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`modifiable`](super::AuthSourceProperty::modifiable).
    pub fn modifiable<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<bool>,
        T::Error: ::std::fmt::Display,
    {
        self.modifiable = ::openapi_client_core::convert(value, "`modifiable`");
        self
    }
    /// Sets [`name`](super::AuthSourceProperty::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`required`](super::AuthSourceProperty::required).
    pub fn required<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<bool>,
        T::Error: ::std::fmt::Display,
    {
        self.required = ::openapi_client_core::convert(value, "`required`");
        self
    }
}

impl ::std::convert::TryFrom<AuthSourceProperty> for super::AuthSourceProperty {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthSourceProperty,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            data_type: value.data_type?,
            description: value.description?,
            modifiable: value.modifiable?,
            name: value.name?,
            required: value.required?,
        })
    }
}

impl ::std::convert::From<super::AuthSourceProperty> for AuthSourceProperty {
    fn from(value: super::AuthSourceProperty) -> Self {
        Self {
            data_type: Ok(value.data_type),
            description: Ok(value.description),
            modifiable: Ok(value.modifiable),
            name: Ok(value.name),
            required: Ok(value.required),
        }
    }
}

/// Builder of a [`AuthSources`](super::AuthSources).
#[derive(Clone, Debug)]
pub struct AuthSources {
    sources: ::std::result::Result<
        ::std::vec::Vec<super::AuthSource>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for AuthSources {
    fn default() -> Self {
        Self {
            sources: Ok(Default::default()),
        }
    }
}

impl AuthSources {
    /// Sets [`sources`](super::AuthSources::sources).
    pub fn sources<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::AuthSource>>,
        T::Error: ::std::fmt::Display,
    {
        self.sources = ::openapi_client_core::convert(value, "`sources`");
        self
    }
}

impl ::std::convert::TryFrom<AuthSources> for super::AuthSources {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthSources,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { sources: value.sources? })
    }
}

impl ::std::convert::From<super::AuthSources> for AuthSources {
    fn from(value: super::AuthSources) -> Self {
        Self { sources: Ok(value.sources) }
    }
}

/// Builder of a [`AuthSourcetype`](super::AuthSourcetype).
#[derive(Clone, Debug)]
pub struct AuthSourcetype {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    id: ::std::result::Result<::std::string::String, ::std::string::String>,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    properties: ::std::result::Result<
        ::std::option::Option<super::Properties>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for AuthSourcetype {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            id: Err("no value supplied for id".to_string()),
            links: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            properties: Ok(Default::default()),
        }
    }
}

impl AuthSourcetype {
    /// Sets [`description`](super::AuthSourcetype::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`id`](super::AuthSourcetype::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`links`](super::AuthSourcetype::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`name`](super::AuthSourcetype::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`properties`](super::AuthSourcetype::properties).
    pub fn properties<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::Properties>>,
        T::Error: ::std::fmt::Display,
    {
        self.properties = ::openapi_client_core::convert(value, "`properties`");
        self
    }
}

impl ::std::convert::TryFrom<AuthSourcetype> for super::AuthSourcetype {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthSourcetype,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            id: value.id?,
            links: value.links?,
            name: value.name?,
            properties: value.properties?,
        })
    }
}

impl ::std::convert::From<super::AuthSourcetype> for AuthSourcetype {
    fn from(value: super::AuthSourcetype) -> Self {
        Self {
            description: Ok(value.description),
            id: Ok(value.id),
            links: Ok(value.links),
            name: Ok(value.name),
            properties: Ok(value.properties),
        }
    }
}

/// Builder of a [`AuthSourcetypes`](super::AuthSourcetypes).
#[derive(Clone, Debug)]
pub struct AuthSourcetypes {
    source_types: ::std::result::Result<
        ::std::vec::Vec<super::AuthSourcetype>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for AuthSourcetypes {
    fn default() -> Self {
        Self {
            source_types: Ok(Default::default()),
        }
    }
}

impl AuthSourcetypes {
    /// Sets [`source_types`](super::AuthSourcetypes::source_types).
    pub fn source_types<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::AuthSourcetype>>,
        T::Error: ::std::fmt::Display,
    {
        self.source_types = ::openapi_client_core::convert(value, "`source_types`");
        self
    }
}

impl ::std::convert::TryFrom<AuthSourcetypes> for super::AuthSourcetypes {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthSourcetypes,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            source_types: value.source_types?,
        })
    }
}

impl ::std::convert::From<super::AuthSourcetypes> for AuthSourcetypes {
    fn from(value: super::AuthSourcetypes) -> Self {
        Self {
            source_types: Ok(value.source_types),
        }
    }
}

/// Builder of a [`AuthToken`](super::AuthToken).
#[derive(Clone, Debug)]
pub struct AuthToken {
    expires_at: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    roles: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
    token: ::std::result::Result<::openapi_client_core::Secret, ::std::string::String>,
    validity: ::std::result::Result<i64, ::std::string::String>,
}

impl ::std::default::Default for AuthToken {
    fn default() -> Self {
        Self {
            expires_at: Ok(Default::default()),
            roles: Ok(Default::default()),
            token: Err("no value supplied for token".to_string()),
            validity: Err("no value supplied for validity".to_string()),
        }
    }
}

impl AuthToken {
    /// Sets [`expires_at`](super::AuthToken::expires_at).
    pub fn expires_at<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.expires_at = ::openapi_client_core::convert(value, "`expires_at`");
        self
    }
    /// Sets [`roles`](super::AuthToken::roles).
    pub fn roles<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.roles = ::openapi_client_core::convert(value, "`roles`");
        self
    }
    /// Sets [`token`](super::AuthToken::token).
    pub fn token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::openapi_client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.token = ::openapi_client_core::convert(value, "`token`");
        self
    }
    /// Sets [`validity`](super::AuthToken::validity).
    pub fn validity<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<i64>,
        T::Error: ::std::fmt::Display,
    {
        self.validity = ::openapi_client_core::convert(value, "`validity`");
        self
    }
}

impl ::std::convert::TryFrom<AuthToken> for super::AuthToken {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthToken,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            expires_at: value.expires_at?,
            roles: value.roles?,
            token: value.token?,
            validity: value.validity?,
        })
    }
}

impl ::std::convert::From<super::AuthToken> for AuthToken {
    fn from(value: super::AuthToken) -> Self {
        Self {
            expires_at: Ok(value.expires_at),
            roles: Ok(value.roles),
            token: Ok(value.token),
            validity: Ok(value.validity),
        }
    }
}

/// Builder of a [`Certificate`](super::Certificate).
#[derive(Clone, Debug)]
pub struct Certificate {
    certificate: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    certificate_details: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    expires: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    issued_by: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    issued_to: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    thumbprint: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Certificate {
    fn default() -> Self {
        Self {
            certificate: Ok(Default::default()),
            certificate_details: Ok(Default::default()),
            expires: Ok(Default::default()),
            issued_by: Ok(Default::default()),
            issued_to: Ok(Default::default()),
            thumbprint: Ok(Default::default()),
        }
    }
}

impl Certificate {
    /// Sets [`certificate`](super::Certificate::certificate).
    pub fn certificate<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.certificate = ::openapi_client_core::convert(value, "`certificate`");
        self
    }
    /// Sets [`certificate_details`](super::Certificate::certificate_details).
    pub fn certificate_details<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.certificate_details = ::openapi_client_core::convert(
            value,
            "`certificate_details`",
        );
        self
    }
    /// Sets [`expires`](super::Certificate::expires).
    pub fn expires<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.expires = ::openapi_client_core::convert(value, "`expires`");
        self
    }
    /// Sets [`issued_by`](super::Certificate::issued_by).
    pub fn issued_by<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.issued_by = ::openapi_client_core::convert(value, "`issued_by`");
        self
    }
    /// Sets [`issued_to`](super::Certificate::issued_to).
    pub fn issued_to<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.issued_to = ::openapi_client_core::convert(value, "`issued_to`");
        self
    }
    /// Sets [`thumbprint`](super::Certificate::thumbprint).
    pub fn thumbprint<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.thumbprint = ::openapi_client_core::convert(value, "`thumbprint`");
        self
    }
}

impl ::std::convert::TryFrom<Certificate> for super::Certificate {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Certificate,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            certificate: value.certificate?,
            certificate_details: value.certificate_details?,
            expires: value.expires?,
            issued_by: value.issued_by?,
            issued_to: value.issued_to?,
            thumbprint: value.thumbprint?,
        })
    }
}

impl ::std::convert::From<super::Certificate> for Certificate {
    fn from(value: super::Certificate) -> Self {
        Self {
            certificate: Ok(value.certificate),
            certificate_details: Ok(value.certificate_details),
            expires: Ok(value.expires),
            issued_by: Ok(value.issued_by),
            issued_to: Ok(value.issued_to),
            thumbprint: Ok(value.thumbprint),
        }
    }
}

/// Builder of a [`Error`](super::Error).
#[derive(Clone, Debug)]
pub struct Error {
    api_error_code: ::std::result::Result<
        ::std::option::Option<i32>,
        ::std::string::String,
    >,
    extension: ::std::result::Result<
        ::std::option::Option<super::Extension>,
        ::std::string::String,
    >,
    http_status_code: ::std::result::Result<
        ::std::option::Option<i32>,
        ::std::string::String,
    >,
    input_body_location: ::std::result::Result<
        ::std::option::Option<super::InputBodyLocation>,
        ::std::string::String,
    >,
    links: ::std::result::Result<::std::vec::Vec<super::Link>, ::std::string::String>,
    message: ::std::result::Result<::std::string::String, ::std::string::String>,
    more_information: ::std::result::Result<
        ::std::vec::Vec<super::NameValue>,
        ::std::string::String,
    >,
    type_: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    validation_failures: ::std::result::Result<
        ::std::vec::Vec<super::ValidationFailure>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Error {
    fn default() -> Self {
        Self {
            api_error_code: Ok(Default::default()),
            extension: Ok(Default::default()),
            http_status_code: Ok(Default::default()),
            input_body_location: Ok(Default::default()),
            links: Ok(Default::default()),
            message: Err("no value supplied for message".to_string()),
            more_information: Ok(Default::default()),
            type_: Ok(Default::default()),
            validation_failures: Ok(Default::default()),
        }
    }
}

impl Error {
    /// Sets [`api_error_code`](super::Error::api_error_code).
    pub fn api_error_code<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.api_error_code = ::openapi_client_core::convert(value, "`api_error_code`");
        self
    }
    /// Sets [`extension`](super::Error::extension).
    pub fn extension<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::Extension>>,
        T::Error: ::std::fmt::Display,
    {
        self.extension = ::openapi_client_core::convert(value, "`extension`");
        self
    }
    /// Sets [`http_status_code`](super::Error::http_status_code).
    pub fn http_status_code<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.http_status_code = ::openapi_client_core::convert(
            value,
            "`http_status_code`",
        );
        self
    }
    /// Sets [`input_body_location`](super::Error::input_body_location).
    pub fn input_body_location<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::InputBodyLocation>>,
        T::Error: ::std::fmt::Display,
    {
        self.input_body_location = ::openapi_client_core::convert(
            value,
            "`input_body_location`",
        );
        self
    }
    /// Sets [`links`](super::Error::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::Link>>,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`");
        self
    }
    /// Sets [`message`](super::Error::message).
    pub fn message<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.message = ::openapi_client_core::convert(value, "`message`");
        self
    }
    /// Sets [`more_information`](super::Error::more_information).
    pub fn more_information<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::NameValue>>,
        T::Error: ::std::fmt::Display,
    {
        self.more_information = ::openapi_client_core::convert(
            value,
            "`more_information`",
        );
        self
    }
    /// Sets [`type_`](super::Error::type_).
    pub fn type_<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.type_ = ::openapi_client_core::convert(value, "`type_`");
        self
    }
    /// Sets [`validation_failures`](super::Error::validation_failures).
    pub fn validation_failures<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::ValidationFailure>>,
        T::Error: ::std::fmt::Display,
    {
        self.validation_failures = ::openapi_client_core::convert(
            value,
            "`validation_failures`",
        );
        self
    }
}

impl ::std::convert::TryFrom<Error> for super::Error {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Error,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            api_error_code: value.api_error_code?,
            extension: value.extension?,
            http_status_code: value.http_status_code?,
            input_body_location: value.input_body_location?,
            links: value.links?,
            message: value.message?,
            more_information: value.more_information?,
            type_: value.type_?,
            validation_failures: value.validation_failures?,
        })
    }
}

impl ::std::convert::From<super::Error> for Error {
    fn from(value: super::Error) -> Self {
        Self {
            api_error_code: Ok(value.api_error_code),
            extension: Ok(value.extension),
            http_status_code: Ok(value.http_status_code),
            input_body_location: Ok(value.input_body_location),
            links: Ok(value.links),
            message: Ok(value.message),
            more_information: Ok(value.more_information),
            type_: Ok(value.type_),
            validation_failures: Ok(value.validation_failures),
        }
    }
}

/// Builder of a [`Extension`](super::Extension).
#[derive(Clone, Debug)]
pub struct Extension {
    any_objects: ::std::result::Result<
        ::std::vec::Vec<::serde_json::Map<::std::string::String, ::serde_json::Value>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Extension {
    fn default() -> Self {
        Self {
            any_objects: Ok(Default::default()),
        }
    }
}

impl Extension {
    /// Sets [`any_objects`](super::Extension::any_objects).
    pub fn any_objects<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::vec::Vec<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.any_objects = ::openapi_client_core::convert(value, "`any_objects`");
        self
    }
}

impl ::std::convert::TryFrom<Extension> for super::Extension {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Extension,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            any_objects: value.any_objects?,
        })
    }
}

impl ::std::convert::From<super::Extension> for Extension {
    fn from(value: super::Extension) -> Self {
        Self {
            any_objects: Ok(value.any_objects),
        }
    }
}

/// Builder of a [`InputBodyLocation`](super::InputBodyLocation).
#[derive(Clone, Debug)]
pub struct InputBodyLocation {
    column_number: ::std::result::Result<
        ::std::option::Option<i32>,
        ::std::string::String,
    >,
    line_number: ::std::result::Result<
        ::std::option::Option<i32>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for InputBodyLocation {
    fn default() -> Self {
        Self {
            column_number: Ok(Default::default()),
            line_number: Ok(Default::default()),
        }
    }
}

impl InputBodyLocation {
    /// Sets [`column_number`](super::InputBodyLocation::column_number).
    pub fn column_number<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.column_number = ::openapi_client_core::convert(value, "`column_number`");
        self
    }
    /// Sets [`line_number`](super::InputBodyLocation::line_number).
    pub fn line_number<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.line_number = ::openapi_client_core::convert(value, "`line_number`");
        self
    }
}

impl ::std::convert::TryFrom<InputBodyLocation> for super::InputBodyLocation {
    type Error = super::error::ConversionError;
    fn try_from(
        value: InputBodyLocation,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            column_number: value.column_number?,
            line_number: value.line_number?,
        })
    }
}

impl ::std::convert::From<super::InputBodyLocation> for InputBodyLocation {
    fn from(value: super::InputBodyLocation) -> Self {
        Self {
            column_number: Ok(value.column_number),
            line_number: Ok(value.line_number),
        }
    }
}

/// Builder of a [`Link`](super::Link).
#[derive(Clone, Debug)]
pub struct Link {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    href: ::std::result::Result<::std::string::String, ::std::string::String>,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    rel: ::std::result::Result<
        ::std::option::Option<super::LinkRel>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Link {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            href: Err("no value supplied for href".to_string()),
            name: Ok(Default::default()),
            rel: Ok(Default::default()),
        }
    }
}

impl Link {
    /// Sets [`description`](super::Link::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`href`](super::Link::href).
    pub fn href<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.href = ::openapi_client_core::convert(value, "`href`");
        self
    }
    /// Sets [`name`](super::Link::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`rel`](super::Link::rel).
    pub fn rel<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::LinkRel>>,
        T::Error: ::std::fmt::Display,
    {
        self.rel = ::openapi_client_core::convert(value, "`rel`");
        self
    }
}

impl ::std::convert::TryFrom<Link> for super::Link {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Link,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            href: value.href?,
            name: value.name?,
            rel: value.rel?,
        })
    }
}

impl ::std::convert::From<super::Link> for Link {
    fn from(value: super::Link) -> Self {
        Self {
            description: Ok(value.description),
            href: Ok(value.href),
            name: Ok(value.name),
            rel: Ok(value.rel),
        }
    }
}

/// Builder of a [`NameValue`](super::NameValue).
#[derive(Clone, Debug)]
pub struct NameValue {
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    value: ::std::result::Result<::openapi_client_core::Secret, ::std::string::String>,
}

impl ::std::default::Default for NameValue {
    fn default() -> Self {
        Self {
            name: Err("no value supplied for name".to_string()),
            value: Err("no value supplied for value".to_string()),
        }
    }
}

impl NameValue {
    /// Sets [`name`](super::NameValue::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`value`](super::NameValue::value).
    pub fn value<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::openapi_client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.value = ::openapi_client_core::convert(value, "`value`");
        self
    }
}

impl ::std::convert::TryFrom<NameValue> for super::NameValue {
    type Error = super::error::ConversionError;
    fn try_from(
        value: NameValue,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            name: value.name?,
            value: value.value?,
        })
    }
}

impl ::std::convert::From<super::NameValue> for NameValue {
    fn from(value: super::NameValue) -> Self {
        Self {
            name: Ok(value.name),
            value: Ok(value.value),
        }
    }
}

/// Builder of a [`NameValues`](super::NameValues).
#[derive(Clone, Debug)]
pub struct NameValues {
    name_value_pairs: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::NameValue>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for NameValues {
    fn default() -> Self {
        Self {
            name_value_pairs: Ok(Default::default()),
        }
    }
}

impl NameValues {
    /// Sets [`name_value_pairs`](super::NameValues::name_value_pairs).
    pub fn name_value_pairs<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::NameValue>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.name_value_pairs = ::openapi_client_core::convert(
                value,
                "`name_value_pairs`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<NameValues> for super::NameValues {
    type Error = super::error::ConversionError;
    fn try_from(
        value: NameValues,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            name_value_pairs: value.name_value_pairs?,
        })
    }
}

impl ::std::convert::From<super::NameValues> for NameValues {
    fn from(value: super::NameValues) -> Self {
        Self {
            name_value_pairs: Ok(value.name_value_pairs),
        }
    }
}

/// Builder of a [`PasswordChange`](super::PasswordChange).
#[derive(Clone, Debug)]
pub struct PasswordChange {
    current_password: ::std::result::Result<
        ::openapi_client_core::Secret,
        ::std::string::String,
    >,
    new_password: ::std::result::Result<
        ::openapi_client_core::Secret,
        ::std::string::String,
    >,
}

impl ::std::default::Default for PasswordChange {
    fn default() -> Self {
        Self {
            current_password: Err("no value supplied for current_password".to_string()),
            new_password: Err("no value supplied for new_password".to_string()),
        }
    }
}

impl PasswordChange {
    /// Sets [`current_password`](super::PasswordChange::current_password).
    pub fn current_password<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::openapi_client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.current_password = ::openapi_client_core::convert(
            value,
            "`current_password`",
        );
        self
    }
    /// Sets [`new_password`](super::PasswordChange::new_password).
    pub fn new_password<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::openapi_client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.new_password = ::openapi_client_core::convert(value, "`new_password`");
        self
    }
}

impl ::std::convert::TryFrom<PasswordChange> for super::PasswordChange {
    type Error = super::error::ConversionError;
    fn try_from(
        value: PasswordChange,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            current_password: value.current_password?,
            new_password: value.new_password?,
        })
    }
}

impl ::std::convert::From<super::PasswordChange> for PasswordChange {
    fn from(value: super::PasswordChange) -> Self {
        Self {
            current_password: Ok(value.current_password),
            new_password: Ok(value.new_password),
        }
    }
}

/// Builder of a [`Privilege`](super::Privilege).
#[derive(Clone, Debug)]
pub struct Privilege {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    key: ::std::result::Result<::std::string::String, ::std::string::String>,
    links: ::std::result::Result<::std::vec::Vec<super::Link>, ::std::string::String>,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Privilege {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            key: Err("no value supplied for key".to_string()),
            links: Ok(Default::default()),
            name: Ok(Default::default()),
        }
    }
}

impl Privilege {
    /// Sets [`description`](super::Privilege::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`key`](super::Privilege::key).
    pub fn key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.key = ::openapi_client_core::convert(value, "`key`");
        self
    }
    /// Sets [`links`](super::Privilege::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::Link>>,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`");
        self
    }
    /// Sets [`name`](super::Privilege::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<Privilege> for super::Privilege {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Privilege,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            key: value.key?,
            links: value.links?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::Privilege> for Privilege {
    fn from(value: super::Privilege) -> Self {
        Self {
            description: Ok(value.description),
            key: Ok(value.key),
            links: Ok(value.links),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`PrivilegeGroup`](super::PrivilegeGroup).
#[derive(Clone, Debug)]
pub struct PrivilegeGroup {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    key: ::std::result::Result<::std::string::String, ::std::string::String>,
    links: ::std::result::Result<::std::vec::Vec<super::Link>, ::std::string::String>,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for PrivilegeGroup {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            key: Err("no value supplied for key".to_string()),
            links: Ok(Default::default()),
            name: Ok(Default::default()),
        }
    }
}

impl PrivilegeGroup {
    /// Sets [`description`](super::PrivilegeGroup::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`key`](super::PrivilegeGroup::key).
    pub fn key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.key = ::openapi_client_core::convert(value, "`key`");
        self
    }
    /// Sets [`links`](super::PrivilegeGroup::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::Link>>,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`");
        self
    }
    /// Sets [`name`](super::PrivilegeGroup::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<PrivilegeGroup> for super::PrivilegeGroup {
    type Error = super::error::ConversionError;
    fn try_from(
        value: PrivilegeGroup,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            key: value.key?,
            links: value.links?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::PrivilegeGroup> for PrivilegeGroup {
    fn from(value: super::PrivilegeGroup) -> Self {
        Self {
            description: Ok(value.description),
            key: Ok(value.key),
            links: Ok(value.links),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`PrivilegeGroups`](super::PrivilegeGroups).
#[derive(Clone, Debug)]
pub struct PrivilegeGroups {
    privilege_groups: ::std::result::Result<
        ::std::vec::Vec<super::PrivilegeGroup>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for PrivilegeGroups {
    fn default() -> Self {
        Self {
            privilege_groups: Ok(Default::default()),
        }
    }
}

impl PrivilegeGroups {
    /// Sets [`privilege_groups`](super::PrivilegeGroups::privilege_groups).
    pub fn privilege_groups<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::PrivilegeGroup>>,
        T::Error: ::std::fmt::Display,
    {
        self.privilege_groups = ::openapi_client_core::convert(
            value,
            "`privilege_groups`",
        );
        self
    }
}

impl ::std::convert::TryFrom<PrivilegeGroups> for super::PrivilegeGroups {
    type Error = super::error::ConversionError;
    fn try_from(
        value: PrivilegeGroups,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            privilege_groups: value.privilege_groups?,
        })
    }
}

impl ::std::convert::From<super::PrivilegeGroups> for PrivilegeGroups {
    fn from(value: super::PrivilegeGroups) -> Self {
        Self {
            privilege_groups: Ok(value.privilege_groups),
        }
    }
}

/// Builder of a [`PrivilegeKeys`](super::PrivilegeKeys).
#[derive(Clone, Debug)]
pub struct PrivilegeKeys {
    privilege_key: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for PrivilegeKeys {
    fn default() -> Self {
        Self {
            privilege_key: Err("no value supplied for privilege_key".to_string()),
        }
    }
}

impl PrivilegeKeys {
    /// Sets [`privilege_key`](super::PrivilegeKeys::privilege_key).
    pub fn privilege_key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.privilege_key = ::openapi_client_core::convert(value, "`privilege_key`");
        self
    }
}

impl ::std::convert::TryFrom<PrivilegeKeys> for super::PrivilegeKeys {
    type Error = super::error::ConversionError;
    fn try_from(
        value: PrivilegeKeys,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            privilege_key: value.privilege_key?,
        })
    }
}

impl ::std::convert::From<super::PrivilegeKeys> for PrivilegeKeys {
    fn from(value: super::PrivilegeKeys) -> Self {
        Self {
            privilege_key: Ok(value.privilege_key),
        }
    }
}

/// Builder of a [`Privileges`](super::Privileges).
#[derive(Clone, Debug)]
pub struct Privileges {
    privileges: ::std::result::Result<
        ::std::vec::Vec<super::Privilege>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Privileges {
    fn default() -> Self {
        Self {
            privileges: Ok(Default::default()),
        }
    }
}

impl Privileges {
    /// Sets [`privileges`](super::Privileges::privileges).
    pub fn privileges<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::Privilege>>,
        T::Error: ::std::fmt::Display,
    {
        self.privileges = ::openapi_client_core::convert(value, "`privileges`");
        self
    }
}

impl ::std::convert::TryFrom<Privileges> for super::Privileges {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Privileges,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            privileges: value.privileges?,
        })
    }
}

impl ::std::convert::From<super::Privileges> for Privileges {
    fn from(value: super::Privileges) -> Self {
        Self {
            privileges: Ok(value.privileges),
        }
    }
}

/// Builder of a [`Properties`](super::Properties).
#[derive(Clone, Debug)]
pub struct Properties {
    property: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::AuthSourceProperty>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Properties {
    fn default() -> Self {
        Self {
            property: Ok(Default::default()),
        }
    }
}

impl Properties {
    /// Sets [`property`](super::Properties::property).
    pub fn property<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::AuthSourceProperty>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.property = ::openapi_client_core::convert(value, "`property`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<Properties> for super::Properties {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Properties,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { property: value.property? })
    }
}

impl ::std::convert::From<super::Properties> for Properties {
    fn from(value: super::Properties) -> Self {
        Self {
            property: Ok(value.property),
        }
    }
}

/// Builder of a [`ResourceSelection`](super::ResourceSelection).
#[derive(Clone, Debug)]
pub struct ResourceSelection {
    resource_id: ::std::result::Result<
        ::std::vec::Vec<::uuid::Uuid>,
        ::std::string::String,
    >,
    type_: ::std::result::Result<super::ResourceSelectionType, ::std::string::String>,
}

impl ::std::default::Default for ResourceSelection {
    fn default() -> Self {
        Self {
            resource_id: Err("no value supplied for resource_id".to_string()),
            type_: Err("no value supplied for type_".to_string()),
        }
    }
}

impl ResourceSelection {
    /// Sets [`resource_id`](super::ResourceSelection::resource_id).
    pub fn resource_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.resource_id = ::openapi_client_core::convert(value, "`resource_id`");
        self
    }
    /// Sets [`type_`](super::ResourceSelection::type_).
    pub fn type_<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<super::ResourceSelectionType>,
        T::Error: ::std::fmt::Display,
    {
        self.type_ = ::openapi_client_core::convert(value, "`type_`");
        self
    }
}

impl ::std::convert::TryFrom<ResourceSelection> for super::ResourceSelection {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ResourceSelection,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            resource_id: value.resource_id?,
            type_: value.type_?,
        })
    }
}

impl ::std::convert::From<super::ResourceSelection> for ResourceSelection {
    fn from(value: super::ResourceSelection) -> Self {
        Self {
            resource_id: Ok(value.resource_id),
            type_: Ok(value.type_),
        }
    }
}

/// Builder of a [`RolePermission`](super::RolePermission).
#[derive(Clone, Debug)]
pub struct RolePermission {
    allow_all_objects: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    role_name: ::std::result::Result<::std::string::String, ::std::string::String>,
    scope_id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    traversal_spec_instances: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::TraversalSpecInstance>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for RolePermission {
    fn default() -> Self {
        Self {
            allow_all_objects: Ok(Default::default()),
            links: Ok(Default::default()),
            role_name: Err("no value supplied for role_name".to_string()),
            scope_id: Ok(Default::default()),
            traversal_spec_instances: Ok(Default::default()),
        }
    }
}

impl RolePermission {
    /// Sets [`allow_all_objects`](super::RolePermission::allow_all_objects).
    pub fn allow_all_objects<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.allow_all_objects = ::openapi_client_core::convert(
            value,
            "`allow_all_objects`",
        );
        self
    }
    /// Sets [`links`](super::RolePermission::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`role_name`](super::RolePermission::role_name).
    pub fn role_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(value, "`role_name`");
        self
    }
    /// Sets [`scope_id`](super::RolePermission::scope_id).
    pub fn scope_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.scope_id = ::openapi_client_core::convert(value, "`scope_id`");
        self
    }
    /// Sets
    /// [`traversal_spec_instances`](super::RolePermission::traversal_spec_instances).
    #[deprecated = "The objects without a scope; refer to one by `scopeId` instead."]
    pub fn traversal_spec_instances<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<
                ::std::vec::Vec<super::TraversalSpecInstance>,
            >,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.traversal_spec_instances = ::openapi_client_core::convert(
                value,
                "`traversal_spec_instances`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<RolePermission> for super::RolePermission {
    type Error = super::error::ConversionError;
    fn try_from(
        value: RolePermission,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            allow_all_objects: value.allow_all_objects?,
            links: value.links?,
            role_name: value.role_name?,
            scope_id: value.scope_id?,
            traversal_spec_instances: value.traversal_spec_instances?,
        })
    }
}

impl ::std::convert::From<super::RolePermission> for RolePermission {
    fn from(value: super::RolePermission) -> Self {
        Self {
            allow_all_objects: Ok(value.allow_all_objects),
            links: Ok(value.links),
            role_name: Ok(value.role_name),
            scope_id: Ok(value.scope_id),
            traversal_spec_instances: Ok(value.traversal_spec_instances),
        }
    }
}

/// Builder of a [`RolePermissions`](super::RolePermissions).
#[derive(Clone, Debug)]
pub struct RolePermissions {
    permissions: ::std::result::Result<
        ::std::vec::Vec<super::RolePermission>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for RolePermissions {
    fn default() -> Self {
        Self {
            permissions: Ok(Default::default()),
        }
    }
}

impl RolePermissions {
    /// Sets [`permissions`](super::RolePermissions::permissions).
    pub fn permissions<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::RolePermission>>,
        T::Error: ::std::fmt::Display,
    {
        self.permissions = ::openapi_client_core::convert(value, "`permissions`");
        self
    }
}

impl ::std::convert::TryFrom<RolePermissions> for super::RolePermissions {
    type Error = super::error::ConversionError;
    fn try_from(
        value: RolePermissions,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            permissions: value.permissions?,
        })
    }
}

impl ::std::convert::From<super::RolePermissions> for RolePermissions {
    fn from(value: super::RolePermissions) -> Self {
        Self {
            permissions: Ok(value.permissions),
        }
    }
}

/// Builder of a [`Scope`](super::Scope).
#[derive(Clone, Debug)]
pub struct Scope {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    traversal_spec_instances: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::TraversalSpecInstance>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for Scope {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            id: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            traversal_spec_instances: Ok(Default::default()),
        }
    }
}

impl Scope {
    /// Sets [`description`](super::Scope::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`id`](super::Scope::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`name`](super::Scope::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`traversal_spec_instances`](super::Scope::traversal_spec_instances).
    pub fn traversal_spec_instances<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<
                ::std::vec::Vec<super::TraversalSpecInstance>,
            >,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.traversal_spec_instances = ::openapi_client_core::convert(
                value,
                "`traversal_spec_instances`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<Scope> for super::Scope {
    type Error = super::error::ConversionError;
    fn try_from(
        value: Scope,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            id: value.id?,
            name: value.name?,
            traversal_spec_instances: value.traversal_spec_instances?,
        })
    }
}

impl ::std::convert::From<super::Scope> for Scope {
    fn from(value: super::Scope) -> Self {
        Self {
            description: Ok(value.description),
            id: Ok(value.id),
            name: Ok(value.name),
            traversal_spec_instances: Ok(value.traversal_spec_instances),
        }
    }
}

/// Builder of a [`ScopeDetails`](super::ScopeDetails).
#[derive(Clone, Debug)]
pub struct ScopeDetails {
    created_by: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    creation_time: ::std::result::Result<
        ::std::option::Option<i64>,
        ::std::string::String,
    >,
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    id: ::std::result::Result<::uuid::Uuid, ::std::string::String>,
    last_modified_by: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    last_modified_time: ::std::result::Result<
        ::std::option::Option<i64>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    traversal_spec_instances: ::std::result::Result<
        ::std::vec::Vec<super::TraversalSpecInstance>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ScopeDetails {
    fn default() -> Self {
        Self {
            created_by: Ok(Default::default()),
            creation_time: Ok(Default::default()),
            description: Ok(Default::default()),
            id: Err("no value supplied for id".to_string()),
            last_modified_by: Ok(Default::default()),
            last_modified_time: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            traversal_spec_instances: Ok(Default::default()),
        }
    }
}

impl ScopeDetails {
    /// Sets [`created_by`](super::ScopeDetails::created_by).
    pub fn created_by<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.created_by = ::openapi_client_core::convert(value, "`created_by`");
        self
    }
    /// Sets [`creation_time`](super::ScopeDetails::creation_time).
    pub fn creation_time<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i64>>,
        T::Error: ::std::fmt::Display,
    {
        self.creation_time = ::openapi_client_core::convert(value, "`creation_time`");
        self
    }
    /// Sets [`description`](super::ScopeDetails::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`id`](super::ScopeDetails::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::uuid::Uuid>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`last_modified_by`](super::ScopeDetails::last_modified_by).
    pub fn last_modified_by<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_modified_by = ::openapi_client_core::convert(
            value,
            "`last_modified_by`",
        );
        self
    }
    /// Sets [`last_modified_time`](super::ScopeDetails::last_modified_time).
    pub fn last_modified_time<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i64>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_modified_time = ::openapi_client_core::convert(
            value,
            "`last_modified_time`",
        );
        self
    }
    /// Sets [`name`](super::ScopeDetails::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets
    /// [`traversal_spec_instances`](super::ScopeDetails::traversal_spec_instances).
    pub fn traversal_spec_instances<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::TraversalSpecInstance>>,
        T::Error: ::std::fmt::Display,
    {
        self.traversal_spec_instances = ::openapi_client_core::convert(
            value,
            "`traversal_spec_instances`",
        );
        self
    }
}

impl ::std::convert::TryFrom<ScopeDetails> for super::ScopeDetails {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ScopeDetails,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            created_by: value.created_by?,
            creation_time: value.creation_time?,
            description: value.description?,
            id: value.id?,
            last_modified_by: value.last_modified_by?,
            last_modified_time: value.last_modified_time?,
            name: value.name?,
            traversal_spec_instances: value.traversal_spec_instances?,
        })
    }
}

impl ::std::convert::From<super::ScopeDetails> for ScopeDetails {
    fn from(value: super::ScopeDetails) -> Self {
        Self {
            created_by: Ok(value.created_by),
            creation_time: Ok(value.creation_time),
            description: Ok(value.description),
            id: Ok(value.id),
            last_modified_by: Ok(value.last_modified_by),
            last_modified_time: Ok(value.last_modified_time),
            name: Ok(value.name),
            traversal_spec_instances: Ok(value.traversal_spec_instances),
        }
    }
}

/// Builder of a [`ScopesDetails`](super::ScopesDetails).
#[derive(Clone, Debug)]
pub struct ScopesDetails {
    scopes_details: ::std::result::Result<
        ::std::vec::Vec<super::ScopeDetails>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ScopesDetails {
    fn default() -> Self {
        Self {
            scopes_details: Ok(Default::default()),
        }
    }
}

impl ScopesDetails {
    /// Sets [`scopes_details`](super::ScopesDetails::scopes_details).
    pub fn scopes_details<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::ScopeDetails>>,
        T::Error: ::std::fmt::Display,
    {
        self.scopes_details = ::openapi_client_core::convert(value, "`scopes_details`");
        self
    }
}

impl ::std::convert::TryFrom<ScopesDetails> for super::ScopesDetails {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ScopesDetails,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            scopes_details: value.scopes_details?,
        })
    }
}

impl ::std::convert::From<super::ScopesDetails> for ScopesDetails {
    fn from(value: super::ScopesDetails) -> Self {
        Self {
            scopes_details: Ok(value.scopes_details),
        }
    }
}

/// Builder of a [`ServiceDetails`](super::ServiceDetails).
#[derive(Clone, Debug)]
pub struct ServiceDetails {
    address: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    address_type: ::std::result::Result<
        ::std::option::Option<super::AddressType>,
        ::std::string::String,
    >,
    base_path: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    certificates: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
    key: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    port: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    type_: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    version: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ServiceDetails {
    fn default() -> Self {
        Self {
            address: Ok(Default::default()),
            address_type: Ok(Default::default()),
            base_path: Ok(Default::default()),
            certificates: Ok(Default::default()),
            key: Ok(Default::default()),
            name: Ok(Default::default()),
            port: Ok(Default::default()),
            type_: Ok(Default::default()),
            version: Ok(Default::default()),
        }
    }
}

impl ServiceDetails {
    /// Sets [`address`](super::ServiceDetails::address).
    pub fn address<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.address = ::openapi_client_core::convert(value, "`address`");
        self
    }
    /// Sets [`address_type`](super::ServiceDetails::address_type).
    pub fn address_type<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::AddressType>>,
        T::Error: ::std::fmt::Display,
    {
        self.address_type = ::openapi_client_core::convert(value, "`address_type`");
        self
    }
    /// Sets [`base_path`](super::ServiceDetails::base_path).
    pub fn base_path<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.base_path = ::openapi_client_core::convert(value, "`base_path`");
        self
    }
    /// Sets [`certificates`](super::ServiceDetails::certificates).
    pub fn certificates<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.certificates = ::openapi_client_core::convert(value, "`certificates`");
        self
    }
    /// Sets [`key`](super::ServiceDetails::key).
    pub fn key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.key = ::openapi_client_core::convert(value, "`key`");
        self
    }
    /// Sets [`name`](super::ServiceDetails::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`port`](super::ServiceDetails::port).
    pub fn port<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.port = ::openapi_client_core::convert(value, "`port`");
        self
    }
    /// Sets [`type_`](super::ServiceDetails::type_).
    pub fn type_<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.type_ = ::openapi_client_core::convert(value, "`type_`");
        self
    }
    /// Sets [`version`](super::ServiceDetails::version).
    pub fn version<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.version = ::openapi_client_core::convert(value, "`version`");
        self
    }
}

impl ::std::convert::TryFrom<ServiceDetails> for super::ServiceDetails {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ServiceDetails,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            address: value.address?,
            address_type: value.address_type?,
            base_path: value.base_path?,
            certificates: value.certificates?,
            key: value.key?,
            name: value.name?,
            port: value.port?,
            type_: value.type_?,
            version: value.version?,
        })
    }
}

impl ::std::convert::From<super::ServiceDetails> for ServiceDetails {
    fn from(value: super::ServiceDetails) -> Self {
        Self {
            address: Ok(value.address),
            address_type: Ok(value.address_type),
            base_path: Ok(value.base_path),
            certificates: Ok(value.certificates),
            key: Ok(value.key),
            name: Ok(value.name),
            port: Ok(value.port),
            type_: Ok(value.type_),
            version: Ok(value.version),
        }
    }
}

/// Builder of a [`TokenExchangeRequest`](super::TokenExchangeRequest).
#[derive(Clone, Debug)]
pub struct TokenExchangeRequest {
    service_keys: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TokenExchangeRequest {
    fn default() -> Self {
        Self {
            service_keys: Err("no value supplied for service_keys".to_string()),
        }
    }
}

impl TokenExchangeRequest {
    /// Sets [`service_keys`](super::TokenExchangeRequest::service_keys).
    pub fn service_keys<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.service_keys = ::openapi_client_core::convert(value, "`service_keys`");
        self
    }
}

impl ::std::convert::TryFrom<TokenExchangeRequest> for super::TokenExchangeRequest {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TokenExchangeRequest,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            service_keys: value.service_keys?,
        })
    }
}

impl ::std::convert::From<super::TokenExchangeRequest> for TokenExchangeRequest {
    fn from(value: super::TokenExchangeRequest) -> Self {
        Self {
            service_keys: Ok(value.service_keys),
        }
    }
}

/// Builder of a [`TokenExchangeResponse`](super::TokenExchangeResponse).
#[derive(Clone, Debug)]
pub struct TokenExchangeResponse {
    jwt_token: ::std::result::Result<
        ::std::option::Option<::openapi_client_core::Secret>,
        ::std::string::String,
    >,
    services: ::std::result::Result<
        ::std::vec::Vec<super::ServiceDetails>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TokenExchangeResponse {
    fn default() -> Self {
        Self {
            jwt_token: Ok(Default::default()),
            services: Ok(Default::default()),
        }
    }
}

impl TokenExchangeResponse {
    /// Sets [`jwt_token`](super::TokenExchangeResponse::jwt_token).
    pub fn jwt_token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::openapi_client_core::Secret>>,
        T::Error: ::std::fmt::Display,
    {
        self.jwt_token = ::openapi_client_core::convert(value, "`jwt_token`");
        self
    }
    /// Sets [`services`](super::TokenExchangeResponse::services).
    pub fn services<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::ServiceDetails>>,
        T::Error: ::std::fmt::Display,
    {
        self.services = ::openapi_client_core::convert(value, "`services`");
        self
    }
}

impl ::std::convert::TryFrom<TokenExchangeResponse> for super::TokenExchangeResponse {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TokenExchangeResponse,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            jwt_token: value.jwt_token?,
            services: value.services?,
        })
    }
}

impl ::std::convert::From<super::TokenExchangeResponse> for TokenExchangeResponse {
    fn from(value: super::TokenExchangeResponse) -> Self {
        Self {
            jwt_token: Ok(value.jwt_token),
            services: Ok(value.services),
        }
    }
}

/// Builder of a [`TraversalSpec`](super::TraversalSpec).
#[derive(Clone, Debug)]
pub struct TraversalSpec {
    adapter_instance_association: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    root_adapter_kind_key: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    root_resource_kind_key: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TraversalSpec {
    fn default() -> Self {
        Self {
            adapter_instance_association: Ok(Default::default()),
            description: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            root_adapter_kind_key: Ok(Default::default()),
            root_resource_kind_key: Ok(Default::default()),
        }
    }
}

impl TraversalSpec {
    /// Sets
    /// [`adapter_instance_association`](super::TraversalSpec::adapter_instance_association).
    pub fn adapter_instance_association<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.adapter_instance_association = ::openapi_client_core::convert(
            value,
            "`adapter_instance_association`",
        );
        self
    }
    /// Sets [`description`](super::TraversalSpec::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`name`](super::TraversalSpec::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`root_adapter_kind_key`](super::TraversalSpec::root_adapter_kind_key).
    pub fn root_adapter_kind_key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.root_adapter_kind_key = ::openapi_client_core::convert(
            value,
            "`root_adapter_kind_key`",
        );
        self
    }
    /// Sets
    /// [`root_resource_kind_key`](super::TraversalSpec::root_resource_kind_key).
    pub fn root_resource_kind_key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.root_resource_kind_key = ::openapi_client_core::convert(
            value,
            "`root_resource_kind_key`",
        );
        self
    }
}

impl ::std::convert::TryFrom<TraversalSpec> for super::TraversalSpec {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TraversalSpec,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            adapter_instance_association: value.adapter_instance_association?,
            description: value.description?,
            name: value.name?,
            root_adapter_kind_key: value.root_adapter_kind_key?,
            root_resource_kind_key: value.root_resource_kind_key?,
        })
    }
}

impl ::std::convert::From<super::TraversalSpec> for TraversalSpec {
    fn from(value: super::TraversalSpec) -> Self {
        Self {
            adapter_instance_association: Ok(value.adapter_instance_association),
            description: Ok(value.description),
            name: Ok(value.name),
            root_adapter_kind_key: Ok(value.root_adapter_kind_key),
            root_resource_kind_key: Ok(value.root_resource_kind_key),
        }
    }
}

/// Builder of a [`TraversalSpecInstance`](super::TraversalSpecInstance).
#[derive(Clone, Debug)]
pub struct TraversalSpecInstance {
    adapter_kind: ::std::result::Result<::std::string::String, ::std::string::String>,
    included_adapter_kinds: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    resource_kind: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    resource_selection: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::ResourceSelection>>,
        ::std::string::String,
    >,
    select_all_resources: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TraversalSpecInstance {
    fn default() -> Self {
        Self {
            adapter_kind: Err("no value supplied for adapter_kind".to_string()),
            included_adapter_kinds: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            resource_kind: Ok(Default::default()),
            resource_selection: Ok(Default::default()),
            select_all_resources: Ok(Default::default()),
        }
    }
}

impl TraversalSpecInstance {
    /// Sets [`adapter_kind`](super::TraversalSpecInstance::adapter_kind).
    pub fn adapter_kind<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.adapter_kind = ::openapi_client_core::convert(value, "`adapter_kind`");
        self
    }
    /// Sets
    /// [`included_adapter_kinds`](super::TraversalSpecInstance::included_adapter_kinds).
    pub fn included_adapter_kinds<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::std::string::String>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.included_adapter_kinds = ::openapi_client_core::convert(
                value,
                "`included_adapter_kinds`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`name`](super::TraversalSpecInstance::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`resource_kind`](super::TraversalSpecInstance::resource_kind).
    pub fn resource_kind<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.resource_kind = ::openapi_client_core::convert(value, "`resource_kind`");
        self
    }
    /// Sets
    /// [`resource_selection`](super::TraversalSpecInstance::resource_selection).
    pub fn resource_selection<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::ResourceSelection>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.resource_selection = ::openapi_client_core::convert(
                value,
                "`resource_selection`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets
    /// [`select_all_resources`](super::TraversalSpecInstance::select_all_resources).
    pub fn select_all_resources<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.select_all_resources = ::openapi_client_core::convert(
            value,
            "`select_all_resources`",
        );
        self
    }
}

impl ::std::convert::TryFrom<TraversalSpecInstance> for super::TraversalSpecInstance {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TraversalSpecInstance,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            adapter_kind: value.adapter_kind?,
            included_adapter_kinds: value.included_adapter_kinds?,
            name: value.name?,
            resource_kind: value.resource_kind?,
            resource_selection: value.resource_selection?,
            select_all_resources: value.select_all_resources?,
        })
    }
}

impl ::std::convert::From<super::TraversalSpecInstance> for TraversalSpecInstance {
    fn from(value: super::TraversalSpecInstance) -> Self {
        Self {
            adapter_kind: Ok(value.adapter_kind),
            included_adapter_kinds: Ok(value.included_adapter_kinds),
            name: Ok(value.name),
            resource_kind: Ok(value.resource_kind),
            resource_selection: Ok(value.resource_selection),
            select_all_resources: Ok(value.select_all_resources),
        }
    }
}

/// Builder of a [`TraversalSpecs`](super::TraversalSpecs).
#[derive(Clone, Debug)]
pub struct TraversalSpecs {
    specs: ::std::result::Result<
        ::std::vec::Vec<super::TraversalSpec>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TraversalSpecs {
    fn default() -> Self {
        Self {
            specs: Ok(Default::default()),
        }
    }
}

impl TraversalSpecs {
    /// Sets [`specs`](super::TraversalSpecs::specs).
    pub fn specs<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::TraversalSpec>>,
        T::Error: ::std::fmt::Display,
    {
        self.specs = ::openapi_client_core::convert(value, "`specs`");
        self
    }
}

impl ::std::convert::TryFrom<TraversalSpecs> for super::TraversalSpecs {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TraversalSpecs,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { specs: value.specs? })
    }
}

impl ::std::convert::From<super::TraversalSpecs> for TraversalSpecs {
    fn from(value: super::TraversalSpecs) -> Self {
        Self { specs: Ok(value.specs) }
    }
}

/// Builder of a [`User`](super::User).
#[derive(Clone, Debug)]
pub struct User {
    distinguished_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    email_address: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    enabled: ::std::result::Result<::std::option::Option<bool>, ::std::string::String>,
    external_id: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    first_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    group_ids: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::uuid::Uuid>>,
        ::std::string::String,
    >,
    id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    last_login_time: ::std::result::Result<
        ::std::option::Option<i64>,
        ::std::string::String,
    >,
    last_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    password: ::std::result::Result<
        ::std::option::Option<::openapi_client_core::Secret>,
        ::std::string::String,
    >,
    role_names: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ::std::string::String,
    >,
    role_permissions: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::RolePermission>>,
        ::std::string::String,
    >,
    username: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for User {
    fn default() -> Self {
        Self {
            distinguished_name: Ok(Default::default()),
            email_address: Ok(Default::default()),
            enabled: Ok(Default::default()),
            external_id: Ok(Default::default()),
            first_name: Ok(Default::default()),
            group_ids: Ok(Default::default()),
            id: Ok(Default::default()),
            last_login_time: Ok(Default::default()),
            last_name: Ok(Default::default()),
            links: Ok(Default::default()),
            password: Ok(Default::default()),
            role_names: Ok(Default::default()),
            role_permissions: Ok(Default::default()),
            username: Err("no value supplied for username".to_string()),
        }
    }
}

impl User {
    /// Sets [`distinguished_name`](super::User::distinguished_name).
    pub fn distinguished_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.distinguished_name = ::openapi_client_core::convert(
            value,
            "`distinguished_name`",
        );
        self
    }
    /// Sets [`email_address`](super::User::email_address).
    pub fn email_address<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.email_address = ::openapi_client_core::convert(value, "`email_address`");
        self
    }
    /// Sets [`enabled`](super::User::enabled).
    pub fn enabled<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.enabled = ::openapi_client_core::convert(value, "`enabled`");
        self
    }
    /// Sets [`external_id`](super::User::external_id).
    pub fn external_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.external_id = ::openapi_client_core::convert(value, "`external_id`");
        self
    }
    /// Sets [`first_name`](super::User::first_name).
    pub fn first_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.first_name = ::openapi_client_core::convert(value, "`first_name`");
        self
    }
    /// Sets [`group_ids`](super::User::group_ids).
    pub fn group_ids<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::uuid::Uuid>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.group_ids = ::openapi_client_core::convert(value, "`group_ids`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`id`](super::User::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`last_login_time`](super::User::last_login_time).
    pub fn last_login_time<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i64>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_login_time = ::openapi_client_core::convert(
            value,
            "`last_login_time`",
        );
        self
    }
    /// Sets [`last_name`](super::User::last_name).
    pub fn last_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_name = ::openapi_client_core::convert(value, "`last_name`");
        self
    }
    /// Sets [`links`](super::User::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`password`](super::User::password).
    pub fn password<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::openapi_client_core::Secret>>,
        T::Error: ::std::fmt::Display,
    {
        self.password = ::openapi_client_core::convert(value, "`password`");
        self
    }
    /// Sets [`role_names`](super::User::role_names).
    #[deprecated = "The names of the roles of the user; use `role-permissions` instead."]
    pub fn role_names<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::std::string::String>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.role_names = ::openapi_client_core::convert(value, "`role_names`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`role_permissions`](super::User::role_permissions).
    pub fn role_permissions<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::RolePermission>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.role_permissions = ::openapi_client_core::convert(
                value,
                "`role_permissions`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`username`](super::User::username).
    pub fn username<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.username = ::openapi_client_core::convert(value, "`username`");
        self
    }
}

impl ::std::convert::TryFrom<User> for super::User {
    type Error = super::error::ConversionError;
    fn try_from(
        value: User,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            distinguished_name: value.distinguished_name?,
            email_address: value.email_address?,
            enabled: value.enabled?,
            external_id: value.external_id?,
            first_name: value.first_name?,
            group_ids: value.group_ids?,
            id: value.id?,
            last_login_time: value.last_login_time?,
            last_name: value.last_name?,
            links: value.links?,
            password: value.password?,
            role_names: value.role_names?,
            role_permissions: value.role_permissions?,
            username: value.username?,
        })
    }
}

impl ::std::convert::From<super::User> for User {
    fn from(value: super::User) -> Self {
        Self {
            distinguished_name: Ok(value.distinguished_name),
            email_address: Ok(value.email_address),
            enabled: Ok(value.enabled),
            external_id: Ok(value.external_id),
            first_name: Ok(value.first_name),
            group_ids: Ok(value.group_ids),
            id: Ok(value.id),
            last_login_time: Ok(value.last_login_time),
            last_name: Ok(value.last_name),
            links: Ok(value.links),
            password: Ok(value.password),
            role_names: Ok(value.role_names),
            role_permissions: Ok(value.role_permissions),
            username: Ok(value.username),
        }
    }
}

/// Builder of a [`UserGroup`](super::UserGroup).
#[derive(Clone, Debug)]
pub struct UserGroup {
    auth_source_id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    display_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    external_id: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    id: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    role_names: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ::std::string::String,
    >,
    role_permissions: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::RolePermission>>,
        ::std::string::String,
    >,
    user_ids: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::uuid::Uuid>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserGroup {
    fn default() -> Self {
        Self {
            auth_source_id: Ok(Default::default()),
            description: Ok(Default::default()),
            display_name: Ok(Default::default()),
            external_id: Ok(Default::default()),
            id: Ok(Default::default()),
            links: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            role_names: Ok(Default::default()),
            role_permissions: Ok(Default::default()),
            user_ids: Ok(Default::default()),
        }
    }
}

impl UserGroup {
    /// Sets [`auth_source_id`](super::UserGroup::auth_source_id).
    pub fn auth_source_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.auth_source_id = ::openapi_client_core::convert(value, "`auth_source_id`");
        self
    }
    /// Sets [`description`](super::UserGroup::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`display_name`](super::UserGroup::display_name).
    pub fn display_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.display_name = ::openapi_client_core::convert(value, "`display_name`");
        self
    }
    /// Sets [`external_id`](super::UserGroup::external_id).
    pub fn external_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.external_id = ::openapi_client_core::convert(value, "`external_id`");
        self
    }
    /// Sets [`id`](super::UserGroup::id).
    pub fn id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "`id`");
        self
    }
    /// Sets [`links`](super::UserGroup::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`name`](super::UserGroup::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`role_names`](super::UserGroup::role_names).
    #[deprecated = "The names of the roles of the group; use `role-permissions` instead."]
    pub fn role_names<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::std::string::String>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.role_names = ::openapi_client_core::convert(value, "`role_names`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`role_permissions`](super::UserGroup::role_permissions).
    pub fn role_permissions<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::RolePermission>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.role_permissions = ::openapi_client_core::convert(
                value,
                "`role_permissions`",
            )
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`user_ids`](super::UserGroup::user_ids).
    pub fn user_ids<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::uuid::Uuid>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.user_ids = ::openapi_client_core::convert(value, "`user_ids`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<UserGroup> for super::UserGroup {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserGroup,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            auth_source_id: value.auth_source_id?,
            description: value.description?,
            display_name: value.display_name?,
            external_id: value.external_id?,
            id: value.id?,
            links: value.links?,
            name: value.name?,
            role_names: value.role_names?,
            role_permissions: value.role_permissions?,
            user_ids: value.user_ids?,
        })
    }
}

impl ::std::convert::From<super::UserGroup> for UserGroup {
    fn from(value: super::UserGroup) -> Self {
        Self {
            auth_source_id: Ok(value.auth_source_id),
            description: Ok(value.description),
            display_name: Ok(value.display_name),
            external_id: Ok(value.external_id),
            id: Ok(value.id),
            links: Ok(value.links),
            name: Ok(value.name),
            role_names: Ok(value.role_names),
            role_permissions: Ok(value.role_permissions),
            user_ids: Ok(value.user_ids),
        }
    }
}

/// Builder of a [`UserGroups`](super::UserGroups).
#[derive(Clone, Debug)]
pub struct UserGroups {
    user_groups: ::std::result::Result<
        ::std::vec::Vec<super::UserGroup>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserGroups {
    fn default() -> Self {
        Self {
            user_groups: Ok(Default::default()),
        }
    }
}

impl UserGroups {
    /// Sets [`user_groups`](super::UserGroups::user_groups).
    pub fn user_groups<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UserGroup>>,
        T::Error: ::std::fmt::Display,
    {
        self.user_groups = ::openapi_client_core::convert(value, "`user_groups`");
        self
    }
}

impl ::std::convert::TryFrom<UserGroups> for super::UserGroups {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserGroups,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            user_groups: value.user_groups?,
        })
    }
}

impl ::std::convert::From<super::UserGroups> for UserGroups {
    fn from(value: super::UserGroups) -> Self {
        Self {
            user_groups: Ok(value.user_groups),
        }
    }
}

/// Builder of a [`UserList`](super::UserList).
#[derive(Clone, Debug)]
pub struct UserList {
    users: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::User>>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserList {
    fn default() -> Self {
        Self {
            users: Ok(Default::default()),
        }
    }
}

impl UserList {
    /// Sets [`users`](super::UserList::users).
    pub fn users<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::User>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.users = ::openapi_client_core::convert(value, "`users`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
}

impl ::std::convert::TryFrom<UserList> for super::UserList {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserList,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { users: value.users? })
    }
}

impl ::std::convert::From<super::UserList> for UserList {
    fn from(value: super::UserList) -> Self {
        Self { users: Ok(value.users) }
    }
}

/// Builder of a [`UserRole`](super::UserRole).
#[derive(Clone, Debug)]
pub struct UserRole {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    display_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    links: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<super::Link>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    privilege_keys: ::std::result::Result<
        ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ::std::string::String,
    >,
    system_created: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserRole {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            display_name: Ok(Default::default()),
            links: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            privilege_keys: Ok(Default::default()),
            system_created: Ok(Default::default()),
        }
    }
}

impl UserRole {
    /// Sets [`description`](super::UserRole::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets [`display_name`](super::UserRole::display_name).
    pub fn display_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.display_name = ::openapi_client_core::convert(value, "`display_name`");
        self
    }
    /// Sets [`links`](super::UserRole::links).
    pub fn links<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<super::Link>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.links = ::openapi_client_core::convert(value, "`links`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`name`](super::UserRole::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`privilege_keys`](super::UserRole::privilege_keys).
    pub fn privilege_keys<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::openapi_client_core::Optional<::std::vec::Vec<::std::string::String>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.privilege_keys = ::openapi_client_core::convert(value, "`privilege_keys`")
            .map(::openapi_client_core::Optional::into_option);
        self
    }
    /// Sets [`system_created`](super::UserRole::system_created).
    pub fn system_created<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.system_created = ::openapi_client_core::convert(value, "`system_created`");
        self
    }
}

impl ::std::convert::TryFrom<UserRole> for super::UserRole {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserRole,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            display_name: value.display_name?,
            links: value.links?,
            name: value.name?,
            privilege_keys: value.privilege_keys?,
            system_created: value.system_created?,
        })
    }
}

impl ::std::convert::From<super::UserRole> for UserRole {
    fn from(value: super::UserRole) -> Self {
        Self {
            description: Ok(value.description),
            display_name: Ok(value.display_name),
            links: Ok(value.links),
            name: Ok(value.name),
            privilege_keys: Ok(value.privilege_keys),
            system_created: Ok(value.system_created),
        }
    }
}

/// Builder of a [`UserRoles`](super::UserRoles).
#[derive(Clone, Debug)]
pub struct UserRoles {
    user_roles: ::std::result::Result<
        ::std::vec::Vec<super::UserRole>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserRoles {
    fn default() -> Self {
        Self {
            user_roles: Ok(Default::default()),
        }
    }
}

impl UserRoles {
    /// Sets [`user_roles`](super::UserRoles::user_roles).
    pub fn user_roles<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UserRole>>,
        T::Error: ::std::fmt::Display,
    {
        self.user_roles = ::openapi_client_core::convert(value, "`user_roles`");
        self
    }
}

impl ::std::convert::TryFrom<UserRoles> for super::UserRoles {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserRoles,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            user_roles: value.user_roles?,
        })
    }
}

impl ::std::convert::From<super::UserRoles> for UserRoles {
    fn from(value: super::UserRoles) -> Self {
        Self {
            user_roles: Ok(value.user_roles),
        }
    }
}

/// Builder of a [`UserSearchRequest`](super::UserSearchRequest).
#[derive(Clone, Debug)]
pub struct UserSearchRequest {
    domain: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UserSearchRequest {
    fn default() -> Self {
        Self {
            domain: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
        }
    }
}

impl UserSearchRequest {
    /// Sets [`domain`](super::UserSearchRequest::domain).
    pub fn domain<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.domain = ::openapi_client_core::convert(value, "`domain`");
        self
    }
    /// Sets [`name`](super::UserSearchRequest::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<UserSearchRequest> for super::UserSearchRequest {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserSearchRequest,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            domain: value.domain?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::UserSearchRequest> for UserSearchRequest {
    fn from(value: super::UserSearchRequest) -> Self {
        Self {
            domain: Ok(value.domain),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`UserSearchResponse`](super::UserSearchResponse).
#[derive(Clone, Debug)]
pub struct UserSearchResponse {
    distinguished_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    email_address: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    external_id: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    first_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    last_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UserSearchResponse {
    fn default() -> Self {
        Self {
            distinguished_name: Ok(Default::default()),
            email_address: Ok(Default::default()),
            external_id: Ok(Default::default()),
            first_name: Ok(Default::default()),
            last_name: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
        }
    }
}

impl UserSearchResponse {
    /// Sets [`distinguished_name`](super::UserSearchResponse::distinguished_name).
    pub fn distinguished_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.distinguished_name = ::openapi_client_core::convert(
            value,
            "`distinguished_name`",
        );
        self
    }
    /// Sets [`email_address`](super::UserSearchResponse::email_address).
    pub fn email_address<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.email_address = ::openapi_client_core::convert(value, "`email_address`");
        self
    }
    /// Sets [`external_id`](super::UserSearchResponse::external_id).
    pub fn external_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.external_id = ::openapi_client_core::convert(value, "`external_id`");
        self
    }
    /// Sets [`first_name`](super::UserSearchResponse::first_name).
    pub fn first_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.first_name = ::openapi_client_core::convert(value, "`first_name`");
        self
    }
    /// Sets [`last_name`](super::UserSearchResponse::last_name).
    pub fn last_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.last_name = ::openapi_client_core::convert(value, "`last_name`");
        self
    }
    /// Sets [`name`](super::UserSearchResponse::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<UserSearchResponse> for super::UserSearchResponse {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserSearchResponse,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            distinguished_name: value.distinguished_name?,
            email_address: value.email_address?,
            external_id: value.external_id?,
            first_name: value.first_name?,
            last_name: value.last_name?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::UserSearchResponse> for UserSearchResponse {
    fn from(value: super::UserSearchResponse) -> Self {
        Self {
            distinguished_name: Ok(value.distinguished_name),
            email_address: Ok(value.email_address),
            external_id: Ok(value.external_id),
            first_name: Ok(value.first_name),
            last_name: Ok(value.last_name),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`UserSearchResponses`](super::UserSearchResponses).
#[derive(Clone, Debug)]
pub struct UserSearchResponses {
    user_search_response: ::std::result::Result<
        ::std::vec::Vec<super::UserSearchResponse>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserSearchResponses {
    fn default() -> Self {
        Self {
            user_search_response: Ok(Default::default()),
        }
    }
}

impl UserSearchResponses {
    /// Sets
    /// [`user_search_response`](super::UserSearchResponses::user_search_response).
    pub fn user_search_response<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UserSearchResponse>>,
        T::Error: ::std::fmt::Display,
    {
        self.user_search_response = ::openapi_client_core::convert(
            value,
            "`user_search_response`",
        );
        self
    }
}

impl ::std::convert::TryFrom<UserSearchResponses> for super::UserSearchResponses {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserSearchResponses,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            user_search_response: value.user_search_response?,
        })
    }
}

impl ::std::convert::From<super::UserSearchResponses> for UserSearchResponses {
    fn from(value: super::UserSearchResponses) -> Self {
        Self {
            user_search_response: Ok(value.user_search_response),
        }
    }
}

/// Builder of a [`UsergroupSearchRequest`](super::UsergroupSearchRequest).
#[derive(Clone, Debug)]
pub struct UsergroupSearchRequest {
    domain: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UsergroupSearchRequest {
    fn default() -> Self {
        Self {
            domain: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
        }
    }
}

impl UsergroupSearchRequest {
    /// Sets [`domain`](super::UsergroupSearchRequest::domain).
    pub fn domain<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.domain = ::openapi_client_core::convert(value, "`domain`");
        self
    }
    /// Sets [`name`](super::UsergroupSearchRequest::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<UsergroupSearchRequest> for super::UsergroupSearchRequest {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UsergroupSearchRequest,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            domain: value.domain?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::UsergroupSearchRequest> for UsergroupSearchRequest {
    fn from(value: super::UsergroupSearchRequest) -> Self {
        Self {
            domain: Ok(value.domain),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`UsergroupSearchResponse`](super::UsergroupSearchResponse).
#[derive(Clone, Debug)]
pub struct UsergroupSearchResponse {
    description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    distinguished_name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    external_id: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UsergroupSearchResponse {
    fn default() -> Self {
        Self {
            description: Ok(Default::default()),
            distinguished_name: Ok(Default::default()),
            external_id: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
        }
    }
}

impl UsergroupSearchResponse {
    /// Sets [`description`](super::UsergroupSearchResponse::description).
    pub fn description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.description = ::openapi_client_core::convert(value, "`description`");
        self
    }
    /// Sets
    /// [`distinguished_name`](super::UsergroupSearchResponse::distinguished_name).
    pub fn distinguished_name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.distinguished_name = ::openapi_client_core::convert(
            value,
            "`distinguished_name`",
        );
        self
    }
    /// Sets [`external_id`](super::UsergroupSearchResponse::external_id).
    pub fn external_id<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.external_id = ::openapi_client_core::convert(value, "`external_id`");
        self
    }
    /// Sets [`name`](super::UsergroupSearchResponse::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
}

impl ::std::convert::TryFrom<UsergroupSearchResponse>
for super::UsergroupSearchResponse {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UsergroupSearchResponse,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            description: value.description?,
            distinguished_name: value.distinguished_name?,
            external_id: value.external_id?,
            name: value.name?,
        })
    }
}

impl ::std::convert::From<super::UsergroupSearchResponse> for UsergroupSearchResponse {
    fn from(value: super::UsergroupSearchResponse) -> Self {
        Self {
            description: Ok(value.description),
            distinguished_name: Ok(value.distinguished_name),
            external_id: Ok(value.external_id),
            name: Ok(value.name),
        }
    }
}

/// Builder of a [`UsergroupSearchResponses`](super::UsergroupSearchResponses).
#[derive(Clone, Debug)]
pub struct UsergroupSearchResponses {
    usergroup_search_response: ::std::result::Result<
        ::std::vec::Vec<super::UsergroupSearchResponse>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UsergroupSearchResponses {
    fn default() -> Self {
        Self {
            usergroup_search_response: Ok(Default::default()),
        }
    }
}

impl UsergroupSearchResponses {
    /// Sets
    /// [`usergroup_search_response`](super::UsergroupSearchResponses::usergroup_search_response).
    pub fn usergroup_search_response<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UsergroupSearchResponse>>,
        T::Error: ::std::fmt::Display,
    {
        self.usergroup_search_response = ::openapi_client_core::convert(
            value,
            "`usergroup_search_response`",
        );
        self
    }
}

impl ::std::convert::TryFrom<UsergroupSearchResponses>
for super::UsergroupSearchResponses {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UsergroupSearchResponses,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            usergroup_search_response: value.usergroup_search_response?,
        })
    }
}

impl ::std::convert::From<super::UsergroupSearchResponses> for UsergroupSearchResponses {
    fn from(value: super::UsergroupSearchResponses) -> Self {
        Self {
            usergroup_search_response: Ok(value.usergroup_search_response),
        }
    }
}

/// Builder of a [`UsernamePassword`](super::UsernamePassword).
#[derive(Clone, Debug)]
pub struct UsernamePassword {
    auth_source: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    password: ::std::result::Result<
        ::openapi_client_core::Secret,
        ::std::string::String,
    >,
    username: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UsernamePassword {
    fn default() -> Self {
        Self {
            auth_source: Ok(Default::default()),
            password: Err("no value supplied for password".to_string()),
            username: Err("no value supplied for username".to_string()),
        }
    }
}

impl UsernamePassword {
    /// Sets [`auth_source`](super::UsernamePassword::auth_source).
    pub fn auth_source<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.auth_source = ::openapi_client_core::convert(value, "`auth_source`");
        self
    }
    /// Sets [`password`](super::UsernamePassword::password).
    pub fn password<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::openapi_client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.password = ::openapi_client_core::convert(value, "`password`");
        self
    }
    /// Sets [`username`](super::UsernamePassword::username).
    pub fn username<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.username = ::openapi_client_core::convert(value, "`username`");
        self
    }
}

impl ::std::convert::TryFrom<UsernamePassword> for super::UsernamePassword {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UsernamePassword,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            auth_source: value.auth_source?,
            password: value.password?,
            username: value.username?,
        })
    }
}

impl ::std::convert::From<super::UsernamePassword> for UsernamePassword {
    fn from(value: super::UsernamePassword) -> Self {
        Self {
            auth_source: Ok(value.auth_source),
            password: Ok(value.password),
            username: Ok(value.username),
        }
    }
}

/// Builder of a [`UuidValues`](super::UuidValues).
#[derive(Clone, Debug)]
pub struct UuidValues {
    uuids: ::std::result::Result<::std::vec::Vec<::uuid::Uuid>, ::std::string::String>,
}

impl ::std::default::Default for UuidValues {
    fn default() -> Self {
        Self {
            uuids: Err("no value supplied for uuids".to_string()),
        }
    }
}

impl UuidValues {
    /// Sets [`uuids`](super::UuidValues::uuids).
    pub fn uuids<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.uuids = ::openapi_client_core::convert(value, "`uuids`");
        self
    }
}

impl ::std::convert::TryFrom<UuidValues> for super::UuidValues {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UuidValues,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { uuids: value.uuids? })
    }
}

impl ::std::convert::From<super::UuidValues> for UuidValues {
    fn from(value: super::UuidValues) -> Self {
        Self { uuids: Ok(value.uuids) }
    }
}

/// Builder of a [`ValidationFailure`](super::ValidationFailure).
#[derive(Clone, Debug)]
pub struct ValidationFailure {
    failure_message: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    violation_path: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ValidationFailure {
    fn default() -> Self {
        Self {
            failure_message: Ok(Default::default()),
            violation_path: Ok(Default::default()),
        }
    }
}

impl ValidationFailure {
    /// Sets [`failure_message`](super::ValidationFailure::failure_message).
    pub fn failure_message<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.failure_message = ::openapi_client_core::convert(
            value,
            "`failure_message`",
        );
        self
    }
    /// Sets [`violation_path`](super::ValidationFailure::violation_path).
    pub fn violation_path<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.violation_path = ::openapi_client_core::convert(value, "`violation_path`");
        self
    }
}

impl ::std::convert::TryFrom<ValidationFailure> for super::ValidationFailure {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ValidationFailure,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            failure_message: value.failure_message?,
            violation_path: value.violation_path?,
        })
    }
}

impl ::std::convert::From<super::ValidationFailure> for ValidationFailure {
    fn from(value: super::ValidationFailure) -> Self {
        Self {
            failure_message: Ok(value.failure_message),
            violation_path: Ok(value.violation_path),
        }
    }
}

/// Builder of a [`WellKnownUrl`](super::WellKnownUrl).
#[derive(Clone, Debug)]
pub struct WellKnownUrl {
    url: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for WellKnownUrl {
    fn default() -> Self {
        Self {
            url: Ok(Default::default()),
        }
    }
}

impl WellKnownUrl {
    /// Sets [`url`](super::WellKnownUrl::url).
    pub fn url<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.url = ::openapi_client_core::convert(value, "`url`");
        self
    }
}

impl ::std::convert::TryFrom<WellKnownUrl> for super::WellKnownUrl {
    type Error = super::error::ConversionError;
    fn try_from(
        value: WellKnownUrl,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { url: value.url? })
    }
}

impl ::std::convert::From<super::WellKnownUrl> for WellKnownUrl {
    fn from(value: super::WellKnownUrl) -> Self {
        Self { url: Ok(value.url) }
    }
}

impl ::openapi_client_core::Buildable for super::AuthSource {
    type Builder = AuthSource;
    fn from_builder(
        builder: AuthSource,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthSource {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthSourceProperty {
    type Builder = AuthSourceProperty;
    fn from_builder(
        builder: AuthSourceProperty,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthSourceProperty {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthSources {
    type Builder = AuthSources;
    fn from_builder(
        builder: AuthSources,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthSources {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthSourcetype {
    type Builder = AuthSourcetype;
    fn from_builder(
        builder: AuthSourcetype,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthSourcetype {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthSourcetypes {
    type Builder = AuthSourcetypes;
    fn from_builder(
        builder: AuthSourcetypes,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthSourcetypes {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthToken {
    type Builder = AuthToken;
    fn from_builder(
        builder: AuthToken,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthToken {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Certificate {
    type Builder = Certificate;
    fn from_builder(
        builder: Certificate,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Certificate {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Error {
    type Builder = Error;
    fn from_builder(
        builder: Error,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Error {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Extension {
    type Builder = Extension;
    fn from_builder(
        builder: Extension,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Extension {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::InputBodyLocation {
    type Builder = InputBodyLocation;
    fn from_builder(
        builder: InputBodyLocation,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> InputBodyLocation {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Link {
    type Builder = Link;
    fn from_builder(
        builder: Link,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Link {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::NameValue {
    type Builder = NameValue;
    fn from_builder(
        builder: NameValue,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> NameValue {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::NameValues {
    type Builder = NameValues;
    fn from_builder(
        builder: NameValues,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> NameValues {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::PasswordChange {
    type Builder = PasswordChange;
    fn from_builder(
        builder: PasswordChange,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> PasswordChange {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Privilege {
    type Builder = Privilege;
    fn from_builder(
        builder: Privilege,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Privilege {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::PrivilegeGroup {
    type Builder = PrivilegeGroup;
    fn from_builder(
        builder: PrivilegeGroup,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> PrivilegeGroup {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::PrivilegeGroups {
    type Builder = PrivilegeGroups;
    fn from_builder(
        builder: PrivilegeGroups,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> PrivilegeGroups {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::PrivilegeKeys {
    type Builder = PrivilegeKeys;
    fn from_builder(
        builder: PrivilegeKeys,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> PrivilegeKeys {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Privileges {
    type Builder = Privileges;
    fn from_builder(
        builder: Privileges,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Privileges {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Properties {
    type Builder = Properties;
    fn from_builder(
        builder: Properties,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Properties {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ResourceSelection {
    type Builder = ResourceSelection;
    fn from_builder(
        builder: ResourceSelection,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ResourceSelection {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::RolePermission {
    type Builder = RolePermission;
    fn from_builder(
        builder: RolePermission,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> RolePermission {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::RolePermissions {
    type Builder = RolePermissions;
    fn from_builder(
        builder: RolePermissions,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> RolePermissions {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::Scope {
    type Builder = Scope;
    fn from_builder(
        builder: Scope,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> Scope {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ScopeDetails {
    type Builder = ScopeDetails;
    fn from_builder(
        builder: ScopeDetails,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ScopeDetails {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ScopesDetails {
    type Builder = ScopesDetails;
    fn from_builder(
        builder: ScopesDetails,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ScopesDetails {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ServiceDetails {
    type Builder = ServiceDetails;
    fn from_builder(
        builder: ServiceDetails,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ServiceDetails {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::TokenExchangeRequest {
    type Builder = TokenExchangeRequest;
    fn from_builder(
        builder: TokenExchangeRequest,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> TokenExchangeRequest {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::TokenExchangeResponse {
    type Builder = TokenExchangeResponse;
    fn from_builder(
        builder: TokenExchangeResponse,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> TokenExchangeResponse {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::TraversalSpec {
    type Builder = TraversalSpec;
    fn from_builder(
        builder: TraversalSpec,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> TraversalSpec {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::TraversalSpecInstance {
    type Builder = TraversalSpecInstance;
    fn from_builder(
        builder: TraversalSpecInstance,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> TraversalSpecInstance {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::TraversalSpecs {
    type Builder = TraversalSpecs;
    fn from_builder(
        builder: TraversalSpecs,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> TraversalSpecs {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::User {
    type Builder = User;
    fn from_builder(
        builder: User,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> User {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserGroup {
    type Builder = UserGroup;
    fn from_builder(
        builder: UserGroup,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserGroup {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserGroups {
    type Builder = UserGroups;
    fn from_builder(
        builder: UserGroups,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserGroups {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserList {
    type Builder = UserList;
    fn from_builder(
        builder: UserList,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserList {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserRole {
    type Builder = UserRole;
    fn from_builder(
        builder: UserRole,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserRole {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserRoles {
    type Builder = UserRoles;
    fn from_builder(
        builder: UserRoles,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserRoles {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserSearchRequest {
    type Builder = UserSearchRequest;
    fn from_builder(
        builder: UserSearchRequest,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserSearchRequest {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserSearchResponse {
    type Builder = UserSearchResponse;
    fn from_builder(
        builder: UserSearchResponse,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserSearchResponse {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserSearchResponses {
    type Builder = UserSearchResponses;
    fn from_builder(
        builder: UserSearchResponses,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserSearchResponses {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UsergroupSearchRequest {
    type Builder = UsergroupSearchRequest;
    fn from_builder(
        builder: UsergroupSearchRequest,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UsergroupSearchRequest {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UsergroupSearchResponse {
    type Builder = UsergroupSearchResponse;
    fn from_builder(
        builder: UsergroupSearchResponse,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UsergroupSearchResponse {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UsergroupSearchResponses {
    type Builder = UsergroupSearchResponses;
    fn from_builder(
        builder: UsergroupSearchResponses,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UsergroupSearchResponses {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UsernamePassword {
    type Builder = UsernamePassword;
    fn from_builder(
        builder: UsernamePassword,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UsernamePassword {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UuidValues {
    type Builder = UuidValues;
    fn from_builder(
        builder: UuidValues,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UuidValues {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ValidationFailure {
    type Builder = ValidationFailure;
    fn from_builder(
        builder: ValidationFailure,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ValidationFailure {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::WellKnownUrl {
    type Builder = WellKnownUrl;
    fn from_builder(
        builder: WellKnownUrl,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> WellKnownUrl {
        self.into()
    }
}
