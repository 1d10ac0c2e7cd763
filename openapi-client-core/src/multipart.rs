//! A form as the bytes of a `multipart` body (RFC 7578), files read while they
//! are sent.

use std::collections::VecDeque;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use crate::buffer::Buffer;
use crate::form::{Content, FilePart, FileSource, Form, Part};

/// How much of a file is read at once.
const CHUNK: u64 = 64 * 1024;

/// A form, ready to be sent.
pub(crate) struct Multipart {
    pub(crate) boundary: String,
    pub(crate) body: reqwest::Body,
    /// The length of the body.
    pub(crate) length: u64,
}

/// A piece of a body.
enum Piece {
    Bytes(Bytes),
    File(OpenFile),
}

struct OpenFile {
    path: PathBuf,
    file: File,
    /// How much of it is still to be sent.
    left: u64,
}

/// Opens the files of `form` and puts everything together.
///
/// # Errors
///
/// A part cannot be sent, or a file cannot be read.
pub(crate) async fn assemble(form: Form) -> Result<Multipart, String> {
    if let Some(error) = form.error {
        return Err(error);
    }
    let boundary = boundary();
    let mut pieces = VecDeque::new();
    let mut length = 0;
    let mut buffer = Buffer::with_capacity(512);
    for part in form.parts {
        head(&mut buffer, &boundary, &part)?;
        match part.content {
            Content::Bytes(bytes)
            | Content::File(FilePart {
                source: FileSource::Bytes(bytes),
                ..
            }) => buffer.extend(&bytes),
            Content::File(FilePart {
                source: FileSource::Path(path),
                ..
            }) => {
                let file = open(path).await?;
                length += buffer.len() as u64 + file.left;
                let before = std::mem::replace(&mut buffer, Buffer::with_capacity(512));
                pieces.push_back(Piece::Bytes(before.into_bytes()));
                pieces.push_back(Piece::File(file));
            }
        }
        buffer.extend(b"\r\n");
    }
    buffer.extend(format!("--{boundary}--\r\n").as_bytes());
    length += buffer.len() as u64;
    let rest = buffer.into_bytes();
    let body = if pieces.is_empty() {
        // What is in memory can be sent again.
        rest.into()
    } else {
        pieces.push_back(Piece::Bytes(rest));
        reqwest::Body::wrap_stream(futures_util::stream::try_unfold(pieces, next))
    };
    Ok(Multipart {
        boundary,
        body,
        length,
    })
}

/// A line that stands in no file: 32 digits that nobody can foresee.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

fn head(buffer: &mut Buffer, boundary: &str, part: &Part) -> Result<(), String> {
    let name = quoted(&part.name);
    let mut text = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
    if let Content::File(file) = &part.content {
        text += &format!("; filename=\"{}\"", quoted(&file.file_name));
    }
    text += "\r\n";
    if let Some(media_type) = &part.media_type {
        if http::HeaderValue::from_str(media_type).is_err() {
            return Err(format!(
                "the media type of the form field `{}` does not fit into a header",
                part.name
            ));
        }
        text += &format!("Content-Type: {media_type}\r\n");
    }
    text += "\r\n";
    buffer.extend(text.as_bytes());
    Ok(())
}

/// What would end a name is written as HTML's forms write it.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

async fn open(path: PathBuf) -> Result<OpenFile, String> {
    let unreadable = |reason: &dyn std::fmt::Display| {
        format!("the file `{}` cannot be read: {reason}", path.display())
    };
    let file = File::open(&path).await;
    let file = file.map_err(|error| unreadable(&error))?;
    let metadata = file.metadata().await;
    let metadata = metadata.map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        return Err(unreadable(&"it is no file"));
    }
    Ok(OpenFile {
        left: metadata.len(),
        path,
        file,
    })
}

/// The next bytes of the body. A file gives as many as it had when it was
/// opened: the server was told how many come.
async fn next(mut pieces: VecDeque<Piece>) -> io::Result<Option<(Bytes, VecDeque<Piece>)>> {
    while let Some(piece) = pieces.pop_front() {
        match piece {
            Piece::Bytes(bytes) => return Ok(Some((bytes, pieces))),
            Piece::File(open) if open.left == 0 => {}
            Piece::File(mut open) => {
                let room = usize::try_from(open.left.min(CHUNK)).unwrap_or_default();
                let mut chunk = BytesMut::with_capacity(room);
                let mut file = (&mut open.file).take(room as u64);
                if file.read_buf(&mut chunk).await? == 0 {
                    return Err(io::Error::new(
                        io::ErrorKind::UnexpectedEof,
                        format!("the file `{}` became shorter", open.path.display()),
                    ));
                }
                open.left -= chunk.len() as u64;
                pieces.push_front(Piece::File(open));
                return Ok(Some((chunk.freeze(), pieces)));
            }
        }
    }
    Ok(None)
}
