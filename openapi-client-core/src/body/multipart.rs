//! A form as the bytes of a `multipart` body (RFC 7578). Files are read while
//! they are sent.

use std::collections::VecDeque;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use super::form::{Content, FilePart, FileSource, Form, FormPart};
use super::request_body::Body;
use crate::buffer::Buffer;

/// How many bytes of a file are read at once.
const CHUNK: u64 = 64 * 1024;

/// A form, ready to be sent.
pub(crate) struct Multipart {
    pub(crate) boundary: String,
    pub(crate) body: Body,
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
    /// How many of its bytes are still to be sent.
    left: u64,
}

/// Opens the files of `form` and assembles the body.
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
        rest.into()
    } else {
        pieces.push_back(Piece::Bytes(rest));
        Body::wrap_stream(futures_util::stream::try_unfold(pieces, next))
    };
    Ok(Multipart {
        boundary,
        body,
        length,
    })
}

/// A line that no file contains: 32 unpredictable digits.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

fn head(buffer: &mut Buffer, boundary: &str, part: &FormPart) -> Result<(), String> {
    let name = quoted(&part.name);
    let mut text = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
    if let Content::File(file) = &part.content {
        text += &format!("; filename=\"{}\"", quoted(&file.file_name));
    }
    text += "\r\n";
    if let Some(media_type) = &part.media_type {
        if http::HeaderValue::from_str(media_type).is_err() {
            return Err(format!(
                "the media type of the form field `{}` is not valid in a header",
                part.name
            ));
        }
        text += &format!("Content-Type: {media_type}\r\n");
    }
    text += "\r\n";
    buffer.extend(text.as_bytes());
    Ok(())
}

/// Encodes the characters that would end a name, as the forms of HTML do.
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
        return Err(unreadable(&"it is not a file"));
    }
    Ok(OpenFile {
        left: metadata.len(),
        path,
        file,
    })
}

/// The next bytes of the body. Of a file as many are sent as it had when it was
/// opened: `Content-Length` includes them.
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
