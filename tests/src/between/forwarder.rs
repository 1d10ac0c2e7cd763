//! A forwarder in front of a server, which stops to forward and keeps its
//! connections open, as a frozen proxy or a load balancer does.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncRead, AsyncReadExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A forwarder on a free port of 127.0.0.1; it ends with the runtime of the test.
#[derive(Debug)]
pub struct Forwarder {
    authority: String,
    /// How often it was frozen.
    frozen: watch::Sender<usize>,
    connections: Arc<AtomicUsize>,
}

impl Forwarder {
    /// Forwards to the server at this address, `host:port`.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let connections = Arc::new(AtomicUsize::new(0));
        let frozen = watch::Sender::new(0);
        let (counted, freezing) = (connections.clone(), frozen.clone());
        let server = server.to_owned();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::Relaxed);
                // Of the connections that there are, none is forwarded after this.
                tokio::spawn(forward(client, server.clone(), freezing.subscribe()));
            }
        });
        Self {
            authority: address.to_string(),
            frozen,
            connections,
        }
    }

    /// Where it is, `host:port`.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Forwards nothing any more on the connections that there are. They stay open,
    /// and what arrives is acknowledged. New connections are forwarded.
    pub fn freeze(&self) {
        self.frozen.send_modify(|times| *times += 1);
    }

    /// How many connections were made to it.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn forward(mut client: TcpStream, server: String, mut frozen: watch::Receiver<usize>) {
    let Ok(mut server) = TcpStream::connect(server).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => {}
        _ = frozen.changed() => {
            tokio::join!(discard(&mut client), discard(&mut server));
        }
    }
}

/// Reads until the other side closes.
async fn discard(mut connection: impl AsyncRead + Unpin) {
    let mut buffer = [0; 1024];
    while matches!(connection.read(&mut buffer).await, Ok(1..)) {}
}

#[cfg(test)]
mod tests {
    use scc_suite_api_simulator::Scc;
    use tokio::io::AsyncWriteExt;

    use super::*;
    use crate::wire::{send, split};

    #[tokio::test]
    async fn a_frozen_connection_stays_open_and_new_ones_are_forwarded() {
        let scc = Scc::builder().start().await.expect("a free port");
        let base_url = scc.base_url();
        let (authority, path) = split(&base_url);
        let forwarder = Forwarder::start(authority).await;
        let mut frozen = TcpStream::connect(forwarder.authority())
            .await
            .expect("a connection");
        let through = format!("http://{}{path}", forwarder.authority());
        assert_eq!(send("GET", &through, "/nothing", &[], "").await.status, 404);
        forwarder.freeze();
        frozen.write_all(b"GET / HTTP/1.1\r\n").await.expect("open");
        assert_eq!(send("GET", &through, "/nothing", &[], "").await.status, 404);
        assert_eq!(forwarder.connections(), 3);
        assert_eq!(scc.ledger().requests().len(), 2);
    }
}
