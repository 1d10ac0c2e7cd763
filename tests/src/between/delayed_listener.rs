//! A listener in front of a server, which refuses connections at first.

use tokio::io::copy_bidirectional;
use tokio::net::{TcpSocket, TcpStream};

use crate::wire::{refusing, split};

/// An address of this machine where nobody listens at first.
#[derive(Debug)]
pub struct DelayedListener {
    socket: TcpSocket,
    origin: String,
}

impl DelayedListener {
    /// Takes a free port and refuses every connection to it.
    pub fn refusing() -> Self {
        let (socket, origin) = refusing();
        Self { socket, origin }
    }

    /// The base URL of the server behind it, by its own address.
    pub fn base_url_of(&self, server: &str) -> String {
        let (_, path) = split(server);
        format!("{}{path}", self.origin)
    }

    /// Lets all connections through to the server of this base URL from now on.
    ///
    /// # Panics
    /// If the port cannot be listened on.
    pub fn forward_to(self, server: &str) {
        let (authority, _) = split(server);
        let authority = authority.to_owned();
        let listener = self.socket.listen(1024).expect("a port of our own");
        // Ends with the runtime of the test.
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let authority = authority.clone();
                tokio::spawn(async move {
                    // However it ends, it ends for both sides.
                    if let Ok(mut server) = TcpStream::connect(authority).await {
                        let _ = copy_bidirectional(&mut client, &mut server).await;
                    }
                });
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use scc_suite_api_simulator::Scc;

    use super::*;
    use crate::wire::send;

    #[tokio::test]
    async fn connections_are_refused_until_they_are_forwarded() {
        let scc = Scc::builder().start().await.expect("a free port");
        let listener = DelayedListener::refusing();
        let base_url = listener.base_url_of(&scc.base_url());
        let (authority, path) = split(&base_url);
        assert_eq!(path, "/api/rest");
        for _ in 0..3 {
            let error = TcpStream::connect(authority).await.expect_err("refused");
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
        }
        listener.forward_to(&scc.base_url());
        for _ in 0..3 {
            let answer = send("GET", &base_url, "/nothing", &[], "").await;
            assert_eq!(answer.status, 404);
        }
        assert_eq!(scc.ledger().requests().len(), 3);
    }
}
