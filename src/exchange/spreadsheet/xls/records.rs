//! Takes the stream of a workbook apart into records. A record that is too long for its kind goes on in records of the kind
//! `CONTINUE`. [MS-XLS] 2.1.4.

/// Records that structure a stream.
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// The records of a stream from some place on.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

/// A record, of which fields are taken from the front.
#[derive(Clone)]
pub(super) struct Record<'a> {
    pub kind: u16,
    /// What is left of the piece at hand.
    pub piece: &'a [u8],
    /// What follows the record in the stream, beginning with its further pieces, if there are any.
    behind: &'a [u8],
}

/// The stream ends in the middle of something.
#[derive(Debug)]
pub(super) struct Cut;

impl<'a> Records<'a> {
    pub fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// The next record that does not continue another; none at the end of the stream.
    pub fn next(&mut self) -> Result<Option<Record<'a>>, Cut> {
        loop {
            // Some programs leave zeros behind the last record.
            if self.rest.len() < 4 {
                return Ok(None);
            }
            let (kind, piece, behind) = split(self.rest).ok_or(Cut)?;
            self.rest = behind;
            if kind != CONTINUE {
                return Ok(Some(Record { kind, piece, behind }));
            }
        }
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }
}

fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let ([kind0, kind1, length0, length1], rest) = stream.split_first_chunk::<4>()?;
    let length = u16::from_le_bytes([*length0, *length1]);
    let (piece, behind) = rest.split_at_checked(length.into())?;
    Some((u16::from_le_bytes([*kind0, *kind1]), piece, behind))
}

impl Record<'_> {
    /// Goes on to the next piece, if there is one.
    pub fn next_piece(&mut self) -> Result<(), Cut> {
        match split(self.behind) {
            Some((CONTINUE, piece, behind)) => {
                self.piece = piece;
                self.behind = behind;
                Ok(())
            }
            _ => Err(Cut),
        }
    }

    /// Takes a number of bytes, all of one piece: numbers are not parted.
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Cut> {
        if self.piece.is_empty() {
            self.next_piece()?;
        }
        let (bytes, rest) = self.piece.split_first_chunk().ok_or(Cut)?;
        self.piece = rest;
        Ok(*bytes)
    }

    pub fn byte(&mut self) -> Result<u8, Cut> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub fn word(&mut self) -> Result<u16, Cut> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u32, Cut> {
        self.take().map(u32::from_le_bytes)
    }

    pub fn double(&mut self) -> Result<f64, Cut> {
        self.take().map(f64::from_le_bytes)
    }

    /// Passes over bytes, from piece to piece.
    pub fn skip(&mut self, mut bytes: usize) -> Result<(), Cut> {
        while bytes > self.piece.len() {
            bytes -= self.piece.len();
            self.next_piece()?;
        }
        self.piece = &self.piece[bytes..];
        Ok(())
    }

    /// Whether nothing is left of it.
    pub fn is_over(&self) -> bool {
        self.piece.is_empty() && !matches!(split(self.behind), Some((CONTINUE, ..)))
    }
}
