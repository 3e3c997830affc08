//! Stub.
use crate::model::{Category, Gender};
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormGender { Masculine, Feminine, Epicene }
#[derive(Clone, Debug)]
pub struct Form { pub text: String, pub gender: FormGender, pub wants_article: bool }
impl Form { pub fn fixed(text:&str)->Self { Form{text:text.to_owned(),gender:FormGender::Epicene,wants_article:false} } }
pub fn forms(label:&str,_:Option<Category>,_:Option<Gender>)->Vec<Form>{ let mut v=vec![Form::fixed(label)]; v.extend(plural(label).iter().map(|p|Form::fixed(p))); v }
pub fn plural(w:&str)->Vec<String>{vec![format!("{w}s")]}
pub fn singular(w:&str)->Vec<String>{ if let Some(b)=w.strip_suffix("aux"){return vec![format!("{b}al")]} w.strip_suffix('s').map(|w|w.to_owned()).into_iter().collect()}
pub fn feminine(w:&str)->Vec<String>{ if let Some(b)=w.strip_suffix("teur"){return vec![format!("{b}trice")]} if let Some(b)=w.strip_suffix("eur"){return vec![format!("{b}euse")]} if let Some(b)=w.strip_suffix("er"){return vec![format!("{b}ère")]} if w.ends_with("el"){return vec![format!("{w}le")]} if w.ends_with("f"){return vec![format!("{w}fe")]} vec![format!("{w}e")]}
pub fn may_be_verb(_:&str)->bool{false}
pub fn licenses_noun(_:Option<&str>,_:Option<&str>)->bool{true}
pub fn locutions()->&'static [&'static str]{&[]}
