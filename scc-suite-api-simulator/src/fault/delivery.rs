//! How much of an answer reaches the client, and in which form.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::{Content, Fault};
use crate::clock::http_date;
use crate::gate::Gate;
use crate::server::Occasion;
use crate::wire::{Connection, Then};

/// The ways to deliver an answer.
#[derive(Debug, Clone)]
pub(super) enum Delivery {
    Whole,
    BeforeBody,
    Nothing,
    HalfHeaders,
    ShortBody,
    BrokenChunk,
    Stall,
    StalledBody,
    Drip(Gate),
    EndlessBody,
    BodyAlone,
    SingleBytes,
    ExtraAnswer,
}

/// The answer to deliver.
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Fault {
    /// The answer to return, and the status if the client gets to see it.
    ///
    /// Takes the operation's own answer, if the operation ran.
    pub(crate) async fn deliver(
        self,
        own: Option<Response>,
        occasion: &Occasion,
        connection: &Connection,
    ) -> (Response, Option<StatusCode>) {
        let (delivery, by_reset) = (self.delivery.clone(), self.by_reset);
        let parts = self.parts(own, occasion).await;
        let status = parts.status;
        let end = if by_reset { Then::Reset } else { Then::Close };
        let half = parts.body.slice(..parts.body.len() / 2);
        // The body that replaces the whole one, or what the connection is to send instead.
        let body = match delivery {
            Delivery::Whole => Body::from(parts.body.clone()),
            Delivery::SingleBytes => {
                connection.write_single_bytes();
                Body::from(parts.body.clone())
            }
            // Not held for ever: the connection, which polls this, ends with either side.
            Delivery::Stall => std::future::pending().await,
            Delivery::StalledBody => {
                let start = stream::iter([Ok::<_, std::io::Error>(half)]);
                Body::from_stream(start.chain(stream::pending()))
            }
            Delivery::Drip(gate) => dripping(parts.body.clone(), gate),
            Delivery::EndlessBody => {
                let again = stream::repeat(parts.body.clone());
                Body::from_stream(again.map(Ok::<_, std::io::Error>))
            }
            Delivery::Nothing | Delivery::BeforeBody => {
                connection.send_instead(Bytes::new(), end);
                return (Response::default(), None);
            }
            Delivery::HalfHeaders => {
                let head = parts.head();
                connection.send_instead(head.slice(..head.len() / 2), end);
                return (Response::default(), None);
            }
            Delivery::BodyAlone => {
                connection.send_instead(parts.body, end);
                return (Response::default(), None);
            }
            Delivery::ShortBody => {
                connection.send_instead([parts.head(), half].concat().into(), end);
                return (Response::default(), Some(status));
            }
            Delivery::BrokenChunk => {
                let size = format!("{:x}\r\n", parts.body.len().max(1));
                let bytes = [parts.chunked_head(), size.into(), half].concat();
                connection.send_instead(bytes.into(), end);
                return (Response::default(), Some(status));
            }
            Delivery::ExtraAnswer => {
                let extra = Parts::unasked();
                let bytes = [parts.head(), parts.body, extra.head(), extra.body].concat();
                connection.send_instead(bytes.into(), Then::GoOn);
                return (Response::default(), Some(status));
            }
        };
        let mut answer = Response::new(body);
        *answer.status_mut() = status;
        *answer.headers_mut() = parts.headers;
        if matches!(self.delivery, Delivery::StalledBody | Delivery::Drip(_)) {
            let length = HeaderValue::from(parts.body.len());
            answer.headers_mut().insert(header::CONTENT_LENGTH, length);
        }
        (answer, Some(status))
    }

    /// The answer as it is before it is delivered.
    async fn parts(&self, own: Option<Response>, occasion: &Occasion) -> Parts {
        let mut parts = match (&self.content, own) {
            (Content::Fixed(body), _) => Parts::new(self.status, body.clone()),
            (Content::Made(make), _) => Parts::new(self.status, make(occasion)),
            (Content::Own, Some(own)) => Parts::of(own).await,
            (Content::Own, None) => {
                Parts::json(r#"{"note":"the simulator was asked to deliver this answer badly"}"#)
            }
        };
        for name in self.headers.keys() {
            parts.headers.remove(name);
        }
        for (name, value) in &self.headers {
            parts.headers.append(name, value.clone());
        }
        if let Some(after) = self.retry_after {
            let date = http_date(occasion.now + after);
            if let Ok(date) = HeaderValue::from_str(&date) {
                parts.headers.insert(header::RETRY_AFTER, date);
            }
        }
        occasion.stamp(&mut parts.headers);
        parts
    }
}

impl Parts {
    fn new(status: StatusCode, body: Bytes) -> Self {
        let headers = HeaderMap::new();
        Self {
            status,
            headers,
            body,
        }
    }

    fn json(body: &'static str) -> Self {
        let mut parts = Self::new(StatusCode::OK, Bytes::from_static(body.as_bytes()));
        parts.headers.insert(header::CONTENT_TYPE, super::JSON);
        parts
    }

    /// A second answer to one request.
    fn unasked() -> Self {
        let mut parts = Self::json(r#"{"note":"nobody asked for this answer"}"#);
        let yes = HeaderValue::from_static("1");
        parts.headers.insert("x-unasked", yes);
        parts
    }

    /// The parts of an operation's answer.
    async fn of(own: Response) -> Self {
        let (mut head, body) = own.into_parts();
        // It is set anew: for the body that is sent in the end.
        head.headers.remove(header::CONTENT_LENGTH);
        Self {
            status: head.status,
            headers: head.headers,
            // It is in memory already.
            body: to_bytes(body, usize::MAX).await.unwrap_or_default(),
        }
    }

    /// The head as HTTP/1.1 sends it, with the length of the body.
    fn head(&self) -> Bytes {
        self.head_with(&format!("content-length: {}", self.body.len()))
    }

    /// The head of an answer whose body comes in chunks.
    fn chunked_head(&self) -> Bytes {
        self.head_with("transfer-encoding: chunked")
    }

    fn head_with(&self, framing: &str) -> Bytes {
        let reason = self.status.canonical_reason().unwrap_or_default();
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status.as_str()).into_bytes();
        for (name, value) in &self.headers {
            head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        head.extend(format!("{framing}\r\n\r\n").into_bytes());
        head.into()
    }
}

/// A body whose bytes pass a gate one by one.
fn dripping(body: Bytes, gate: Gate) -> Body {
    let drops = (0..body.len()).map(move |index| body.slice(index..=index));
    Body::from_stream(stream::iter(drops).then(move |drop| {
        let gate = gate.clone();
        async move {
            gate.wait().await;
            Ok::<_, std::io::Error>(drop)
        }
    }))
}
