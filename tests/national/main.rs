//! Workbooks in the habits of statistical offices, read by proposal alone and after corrections; the score of the corpus.

mod corpus;
mod rules;
mod score;
mod variants;
