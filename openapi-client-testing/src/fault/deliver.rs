//! How much of a response reaches the client, and in which form.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::delivery::Delivery;
use super::request_fault::{Content, Fault, JSON};
use crate::clock::http_date;
use crate::connection::{Connection, Then};
use crate::gate::Gate;
use crate::response_context::ResponseContext;

/// The response to deliver.
struct RawResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Fault {
    /// The response to return, and its status if the client receives it.
    ///
    /// Takes the operation's own response, if the operation ran.
    pub(crate) async fn deliver(
        self,
        own: Option<Response>,
        context: &ResponseContext,
        connection: &Connection,
    ) -> (Response, Option<StatusCode>) {
        let (delivery, by_reset) = (self.delivery.clone(), self.by_reset);
        let raw = self.raw(own, context).await;
        let status = raw.status;
        let end = if by_reset { Then::Reset } else { Then::Close };
        let half = raw.body.slice(..raw.body.len() / 2);
        // The body that replaces the whole one, or what the connection is to send instead.
        let body = match delivery {
            Delivery::Whole => Body::from(raw.body.clone()),
            Delivery::SingleBytes => {
                connection.write_single_bytes();
                Body::from(raw.body.clone())
            }
            // Not held for ever: the connection, which polls this, ends with either side.
            Delivery::Stall => std::future::pending().await,
            Delivery::StalledBody => {
                let start = stream::iter([Ok::<_, std::io::Error>(half)]);
                Body::from_stream(start.chain(stream::pending()))
            }
            Delivery::Drip(gate) => dripping(raw.body.clone(), gate),
            Delivery::EndlessBody => {
                let again = stream::repeat(raw.body.clone());
                Body::from_stream(again.map(Ok::<_, std::io::Error>))
            }
            Delivery::Nothing | Delivery::BeforeBody => {
                connection.send_instead(Bytes::new(), end);
                return (Response::default(), None);
            }
            Delivery::HalfHeaders => {
                let head = raw.head();
                connection.send_instead(head.slice(..head.len() / 2), end);
                return (Response::default(), None);
            }
            Delivery::BodyAlone => {
                connection.send_instead(raw.body, end);
                return (Response::default(), None);
            }
            Delivery::ShortBody => {
                connection.send_instead([raw.head(), half].concat().into(), end);
                return (Response::default(), Some(status));
            }
            Delivery::BrokenChunk => {
                let size = format!("{:x}\r\n", raw.body.len().max(1));
                let bytes = [raw.chunked_head(), size.into(), half].concat();
                connection.send_instead(bytes.into(), end);
                return (Response::default(), Some(status));
            }
            Delivery::ExtraResponse => {
                let extra = RawResponse::unasked();
                let bytes = [raw.head(), raw.body, extra.head(), extra.body].concat();
                connection.send_instead(bytes.into(), Then::KeepOpen);
                return (Response::default(), Some(status));
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = raw.headers;
        if matches!(self.delivery, Delivery::StalledBody | Delivery::Drip(_)) {
            let length = HeaderValue::from(raw.body.len());
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length);
        }
        (response, Some(status))
    }

    /// The response as it is before it is delivered.
    async fn raw(&self, own: Option<Response>, context: &ResponseContext) -> RawResponse {
        let mut raw = match (&self.content, own) {
            (Content::Fixed(body), _) => RawResponse::new(self.status, body.clone()),
            (Content::Made(make), _) => RawResponse::new(self.status, make(context)),
            (Content::Own, Some(own)) => RawResponse::of(own).await,
            (Content::Own, None) => {
                RawResponse::json(r#"{"note":"the server was asked to deliver this answer badly"}"#)
            }
        };
        for name in self.headers.keys() {
            raw.headers.remove(name);
        }
        for (name, value) in &self.headers {
            raw.headers.append(name, value.clone());
        }
        if let Some(after) = self.retry_after {
            let date = http_date(context.now + after);
            if let Ok(date) = HeaderValue::from_str(&date) {
                raw.headers.insert(header::RETRY_AFTER, date);
            }
        }
        context.add_headers(&mut raw.headers);
        raw
    }
}

impl RawResponse {
    fn new(status: StatusCode, body: Bytes) -> Self {
        let headers = HeaderMap::new();
        Self {
            status,
            headers,
            body,
        }
    }

    fn json(body: &'static str) -> Self {
        let mut raw = Self::new(StatusCode::OK, Bytes::from_static(body.as_bytes()));
        raw.headers.insert(header::CONTENT_TYPE, JSON);
        raw
    }

    /// A second response to one request.
    fn unasked() -> Self {
        let mut raw = Self::json(r#"{"note":"nobody asked for this answer"}"#);
        let yes = HeaderValue::from_static("1");
        raw.headers.insert("x-unasked", yes);
        raw
    }

    /// The response of an operation.
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

    /// The head of a response whose body comes in chunks.
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
