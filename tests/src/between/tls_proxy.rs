//! A proxy that is reached by TLS, and forwards connections.

use std::sync::{Arc, Mutex, PoisonError};

use scc_suite_api_simulator::Certificate;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{DEFAULT_VERSIONS, ServerConfig};

/// A proxy on a free port of 127.0.0.1; it ends with the runtime of the test.
#[derive(Debug)]
pub struct TlsProxy {
    port: u16,
    targets: Arc<Mutex<Vec<String>>>,
}

impl TlsProxy {
    /// Listens with this certificate.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(certificate: &Certificate) -> Self {
        let acceptor = acceptor(certificate);
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let targets = Arc::<Mutex<Vec<String>>>::default();
        let asked = targets.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, acceptor.clone(), asked.clone()));
            }
        });
        Self { port, targets }
    }

    /// Its address, by this name.
    pub fn url(&self, host: &str) -> String {
        format!("https://{host}:{}", self.port)
    }

    /// Where it was asked to forward to, each a `host:port`.
    pub fn targets(&self) -> Vec<String> {
        let targets = self.targets.lock();
        targets.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn acceptor(certificate: &Certificate) -> TlsAcceptor {
    let chain = CertificateDer::from_pem_slice(certificate.pem().as_bytes());
    let key = PrivateKeyDer::from_pem_slice(certificate.private_key_pem().as_bytes());
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(DEFAULT_VERSIONS)
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![chain.expect("PEM")], key.expect("PEM"));
    TlsAcceptor::from(Arc::new(config.expect("a certificate and its key")))
}

/// Does what `CONNECT` asks for (RFC 9110, section 9.3.6).
async fn forward(client: TcpStream, acceptor: TlsAcceptor, asked: Arc<Mutex<Vec<String>>>) {
    let Ok(mut client) = acceptor.accept(client).await else {
        return;
    };
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = client.read_u8().await else {
            return;
        };
        head.push(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let Some(target) = head
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split(' ').next())
    else {
        return;
    };
    asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(target.to_owned());
    let Ok(mut server) = TcpStream::connect(target).await else {
        return;
    };
    if client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.is_ok() {
        let _ = copy_bidirectional(&mut client, &mut server).await;
    }
}
