//! The table of all deadlines, limits and settings, for the documentation of every
//! client's builder.

/// The table of all deadlines, limits and settings, in Markdown.
#[doc(hidden)]
#[macro_export]
macro_rules! settings_table {
    () => {
        r"
# Deadlines, limits and settings

Each is a method of the builder, unless another place is named. The constants are
those of the crate `openapi-client-core`, with the reason for each.

| deadline | default | constant | what ends |
|---|---|---|---|
| `connect_timeout` | 10 s | `CONNECT_TIMEOUT` | the connection to the server, with TLS |
| `attempt_timeout` | 60 s | `ATTEMPT_TIMEOUT` | one attempt, from connecting to the last byte of the response |
| `total_timeout`; `timeout` of one call | 180 s | `TOTAL_TIMEOUT` | a call: the login, every attempt, and the delays between them |
| `Retry::max_elapsed` | 120 s | `Retry::DEFAULT_ELAPSED` | the repeats of a call: no attempt begins later |
| `stream_idle_timeout` | 60 s | `STREAM_IDLE_TIMEOUT` | a streamed body whose next chunk does not come; all of it may take longer than a call |
| `pool_idle_timeout` | 15 s | `POOL_IDLE_TIMEOUT` | a connection without calls |
| `http2_ping_interval` | 10 s | `HTTP2_PING_INTERVAL` | the silence of an HTTP/2 connection with calls in progress: the server is asked for a sign of life |
| `http2_ping_timeout` | 10 s | `HTTP2_PING_TIMEOUT` | the wait for it: the connection is closed |
| `refused_login_pause` | 600 s | `REFUSED_LOGIN_PAUSE` | the time without a login after one was refused |
| `refused_token_pause` | 60 s | `REFUSED_TOKEN_PAUSE` | the time without another login after a token was refused and replaced |
| - | 60 s | `REFRESH_MARGIN` | the use of a token before its expiry: it is replaced |
| - | 5 s | `REFRESH_WAIT` | the wait of a call for such a replacement: it uses the old token |
| - | 10 s | `REFRESH_PAUSE` | the time until the next try to replace it |
| `wait_until(..).first_delay` | 1 s | `WAIT_FIRST_DELAY` | the delay after the first poll; each further one is twice as long |
| `wait_until(..).longest_delay` | 30 s | `WAIT_LONGEST_DELAY` | the longest delay between polls |
| `wait_until(..).timeout` | 900 s | `WAIT_TIMEOUT` | a wait in total |

| limit | default | constant | of what |
|---|---|---|---|
| `retry` (`Retry::max_attempts`) | 4 | `Retry::DEFAULT_ATTEMPTS` | the attempts of a call |
| `retry` (`Retry::first_delay`) | 200 ms | `Retry::FIRST_DELAY` | the delay after the first attempt; each further one is twice as long, with jitter |
| - | 10 s | `Retry::LONGEST_DELAY` | such a delay |
| - | 60 s | `Retry::LONGEST_RETRY_AFTER` | the delay that a server asks for; if it asks for more, the call is not repeated |
| `retry_budget` | 100 | `RETRY_BUDGET` | the repeats of all calls of a client in a short time; every tenth success and every second allow one more |
| `max_body_bytes` | 64 MiB | `MAX_BODY_BYTES` | the body of a success, unless it is streamed |
| `max_item_bytes` | 16 MiB | `MAX_ITEM_BYTES` | one item of a stream, such as the data of an event; the stream as a whole has no limit |
| - | 1 MiB | `MAX_ERROR_BODY_BYTES` | the body of an error; more is cut |
| - | 200 characters | `SHOWN_MESSAGE_CHARS` | the server's message in the text of an error; more is cut |
| `items().max_pages` | 10000 | `MAX_PAGES` | the pages of a list that does not report how many items it has |
| `items().max_pages_without_progress` | 10 | `MAX_PAGES_WITHOUT_PROGRESS` | pages in a row with mostly the items of earlier ones |
| `items().max_items_beyond_total` | 10000 | `MAX_ITEMS_BEYOND_TOTAL` | items beyond the number that the server reported at first |

| setting | default |
|---|---|
| `user_agent` | the name and version of the client |
| `default_header`; `header` of one call | none |
| `interceptor` | none; several are called one within the other |
| `http1_only` | HTTP/2 if the server has it |
| `root_certificate_pem` | none beside the operating system's |
| `only_root_certificates` | no: the operating system's are trusted too |
| `proxy_root_certificate_pem` | the proxy is trusted as the server is |
| `pin_certificate_sha256` | none |
| `identity_pem` | none |
| `min_tls_version` | TLS 1.2 |
| `proxy` | that of the environment |
| `no_proxy_for` | none |
| `no_proxy` | no |
| `resolve` | the resolver of the operating system |
| `danger_accept_invalid_certs` | no |
| `danger_allow_plain_http` | no, unless the server is on this machine |

# Runtimes

A call needs a Tokio runtime whose time and I/O are enabled; outside of one it is an
error that says so. A client may be shared by several runtimes, one after the other
or at the same time, such as a `static` one by the tests of a program: each has
connections of its own and, without a token, a login of its own. What a call has
given, a stream or the pages of a list, stays with the runtime of that call.
"
    };
}
