//! The calls that are compared, and what they have in common whoever makes them.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tokio::runtime::{Builder, Runtime};

/// Whatever goes wrong; all of it ends a measurement.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The token that every request carries.
pub const TOKEN: &str = "8f868cca-27cb-43d6-a838-c5467e73ec45::0b2c";

/// The same token as the whole value of its header.
pub const AUTHORIZATION: &str = "OpsToken 8f868cca-27cb-43d6-a838-c5467e73ec45::0b2c";

/// The path of the server's base URL.
pub const BASE_PATH: &str = "/suite-api";

/// The role that is sent, and that comes back.
///
/// As the types write it, so that the two can be compared byte by byte.
pub const ROLE: &str = concat!(
    r#"{"description":"Reads everything and changes nothing","displayName":"Auditor","#,
    r#""name":"Auditor","privilege-keys":["READ_ALL","EXPORT_ALL","VIEW_LOGS"],"#,
    r#""system-created":false}"#,
);

/// How many items a page has.
pub const PAGE: usize = 1_000;

/// How many bytes a download has: 64 MiB.
pub const DOWNLOAD: usize = 1 << 26;

/// A way to call the server. Each keeps its connections.
pub trait Caller: Sized {
    /// How the way is called in figures and benchmarks.
    const NAME: &'static str;

    /// What [`create_role`](Self::create_role) sends.
    type Role: Clone;

    /// A caller of the server at this origin.
    ///
    /// # Errors
    ///
    /// The HTTP library cannot be set up.
    fn new(origin: &str) -> Result<Self, Error>;

    /// The role that is created each time.
    fn role() -> Self::Role;

    /// `createUserRole`: a small body there, a small body back. Gives the
    /// number of privileges of the role that came back.
    fn create_role(&self, role: Self::Role) -> impl Future<Output = Result<usize, Error>>;

    /// `getRoles`: a page of many items. Gives their number.
    fn roles(&self) -> impl Future<Output = Result<usize, Error>>;

    /// A body of many bytes, as they come in. Gives their number.
    fn download(&self) -> impl Future<Output = Result<usize, Error>>;
}

/// The calls that are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// [`Caller::create_role`].
    Small,
    /// [`Caller::roles`].
    Page,
    /// [`Caller::download`].
    Download,
}

impl Call {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Small, Self::Page, Self::Download];

    /// How it is called in figures and benchmarks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "call_small",
            Self::Page => "call_page",
            Self::Download => "call_download",
        }
    }

    /// Makes the call once.
    ///
    /// # Errors
    ///
    /// The call fails, or gives something else than the server holds.
    pub async fn make<C: Caller>(self, caller: &C, role: &C::Role) -> Result<(), Error> {
        let (given, expected) = match self {
            Self::Small => (caller.create_role(role.clone()).await?, 3),
            Self::Page => (caller.roles().await?, PAGE),
            Self::Download => (caller.download().await?, DOWNLOAD),
        };
        match given == expected {
            true => Ok(()),
            false => Err(format!("{given} came in place of {expected}").into()),
        }
    }

    /// Makes the call so many times, one after another.
    ///
    /// # Errors
    ///
    /// One of them fails.
    pub async fn repeat<C: Caller>(self, caller: &C, times: u32) -> Result<(), Error> {
        let role = C::role();
        for _ in 0..times {
            self.make(caller, &role).await?;
        }
        Ok(())
    }
}

/// A runtime in whose calling thread everything happens that a call does.
///
/// # Errors
///
/// The operating system has no means for one.
pub fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// The outcome of a future that does not wait.
///
/// # Panics
/// If it waits.
pub fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("it waits"),
    }
}
