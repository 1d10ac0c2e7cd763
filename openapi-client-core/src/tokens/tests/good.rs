//! Reading a valid token does not block.

use std::pin::pin;
use std::sync::mpsc;
use std::task::{Context, Waker};
use std::thread;

use super::*;

#[tokio::test]
async fn a_valid_token_is_read_while_another_thread_holds_the_lock() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    let lock = cache.lock();
    let (reading, read) = mpsc::channel();
    let reader = thread::spawn({
        let cache = cache.clone();
        move || {
            let token = pin!(get(&cache)).poll(&mut Context::from_waker(Waker::noop()));
            // The receiver is gone if it took too long.
            let _ = reading.send(token.is_ready());
        }
    });
    let is_read = read.recv_timeout(Duration::from_secs(30));
    drop(lock);
    reader.join().expect("it does not panic");
    assert_eq!(is_read, Ok(true));
    assert_eq!(source.times(), 1);
}
