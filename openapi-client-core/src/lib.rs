#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
// What only TLS uses is unused then: nothing is to distract from the error.
#![cfg_attr(not(any(feature = "rustls", feature = "native-tls")), allow(unused))]

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!(
    "no TLS: enable the feature `rustls` (the default) or `native-tls` of the client crate"
);

mod base_url;
#[cfg(feature = "bench-hooks")]
mod bench_hooks;
mod body;
mod buffer;
mod build_error;
mod causes;
mod choice;
mod connect;
mod convert;
mod decode;
mod error;
mod extra_headers;
mod headers;
mod integer;
mod interceptor;
mod limits;
mod macros;
mod media_types;
mod object;
mod operation;
mod optional;
mod paging;
mod parameters;
mod raw_response;
mod request;
mod response;
mod retry;
mod secret;
mod server;
mod streams;
mod throttle;
mod tls;
mod tokens;
mod trace;
mod transport;
mod transport_builder;
mod wait;
mod webhook;

pub use base_url::{BaseUrl, UnknownServer};
pub use body::{Body, FilePart, Form};
pub use build_error::{BuildError, BuildErrorKind};
#[doc(hidden)]
pub use convert::Buildable;
pub use convert::IntoValue;
pub use decode::{DecodeError, decode};
pub use error::{CallError, Error, ErrorBody, ErrorKind};
pub use interceptor::{Attempt, Interceptor, Outcome};
pub use limits::{
    ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, HTTP2_PING_INTERVAL, HTTP2_PING_TIMEOUT, MAX_BODY_BYTES,
    MAX_ERROR_BODY_BYTES, MAX_ITEM_BYTES, MAX_ITEMS_BEYOND_TOTAL, MAX_PAGES,
    MAX_PAGES_WITHOUT_PROGRESS, POOL_IDLE_TIMEOUT, REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT,
    REFUSED_LOGIN_PAUSE, REFUSED_TOKEN_PAUSE, RETRY_BUDGET, SHOWN_MESSAGE_CHARS,
    STREAM_IDLE_TIMEOUT, TOTAL_TIMEOUT, WAIT_FIRST_DELAY, WAIT_LONGEST_DELAY, WAIT_TIMEOUT,
};
pub use object::{ConversionError, Given};
pub use operation::{
    BodyEncoding, Content, DocumentedErrors, Operation, Place, Security, StatusPattern,
    TypedOperation,
};
pub use optional::{Nullable, Optional};
pub use paging::{Items, Page, Pages};
pub use parameters::{Param, Style, ToPath};
pub use request::{
    BuiltBody, Call, CustomRequest, Payload, RawBody, ReadOnly, Request, RequestBuilder, TextBody,
    ToHeader, ValueBody,
};
pub use response::{Answer, ByteStream, Response, ResponseValue};
pub use retry::Retry;
pub use secret::Secret;
pub use server::OperationServer;
pub use streams::{Event, EventData, Events, JsonStream, Part, Parts, StreamFormat, Undecoded};
pub use tls::TlsVersion;
pub use tokens::{
    AcquireToken, Authorization, IssuedToken, NamedScheme, ReleaseToken, SecurityScheme, Session,
    TokenSource,
};
pub use transport::Transport;
pub use transport_builder::TransportBuilder;
pub use wait::{WaitError, WaitUntil, wait_until};
#[doc(hidden)]
pub use webhook::ReceivedWebhook;
pub use webhook::UnknownWebhook;

pub use http::{HeaderMap, Method, StatusCode};

/// What the macros of this crate use in the crates that call them.
#[doc(hidden)]
pub mod __private {
    pub use serde;
    pub use serde_json::Value;

    pub use crate::secret::writing_request;

    pub use crate::object::{
        Builder, Finish, More, Object, Omissible, Place, Source, WriteObject, read_nullable,
        read_object, read_optional, read_required, wire_name, write_object,
    };

    /// The same for the items of a list.
    pub mod list {
        pub use crate::object::{read_list as read_object, write_list as write_object};
    }

    pub use crate::choice::{Choice, Schemas, pick, read_choice, write_variant};
}
