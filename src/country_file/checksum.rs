//! The hash behind the checksums of content and journal. It tells what was altered by a failing disk or by another program;
//! it is no protection against somebody who computes it anew.

use rusqlite::types::ValueRef;

/// A small hash over words of eight bytes with a mixing end (splitmix64): stable for ever, and quick on short rows.
pub struct Hash(u64);

impl Hash {
    /// A hash that begins with a word.
    pub fn of(word: &str) -> Self {
        let mut hash = Self(0xcbf2_9ce4_8422_2325);
        hash.bytes(word.as_bytes());
        hash
    }

    fn word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    /// The length goes first, so that bytes cannot move from one column to the next unseen.
    fn bytes(&mut self, bytes: &[u8]) {
        self.word(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    /// One column's value and its type.
    pub fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.word(0),
            ValueRef::Integer(number) => {
                self.word(1);
                self.word(number as u64);
            }
            ValueRef::Real(number) => {
                self.word(2);
                self.word(number.to_bits());
            }
            ValueRef::Text(text) | ValueRef::Blob(text) => {
                self.word(3);
                self.bytes(text);
            }
        }
    }

    /// The hash, as `SQLite` keeps integers.
    pub fn finish(self) -> i64 {
        let mut hash = self.0;
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (hash ^ (hash >> 31)) as i64
    }
}
