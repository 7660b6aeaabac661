//! Numbers of a model file as what was learnt: whole numbers to floats, the way back of [`super::writer`].

use super::layers::Linear;
use super::params::{ParamId, Params};
use sourcelight::model::ModelError;
use sourcelight::model::format::Reader;

/// Reads numbers in the order and the scales in which the writer wrote them.
pub struct Loader<'f, 'p> {
    /// What has not been read yet.
    pub file: Reader<'f>,
    /// Where the numbers go.
    pub params: &'p mut Params,
}

/// Ascending keys, each as the difference to the one before; at most `most`.
///
/// # Errors
/// When the bytes end early or there are more.
pub fn keys(file: &mut Reader<'_>, most: usize) -> Result<Vec<u32>, ModelError> {
    let mut before = 0_u32;
    (0..file.count(most)?)
        .map(|_| {
            before = before.wrapping_add(file.varint()?);
            Ok(before)
        })
        .collect()
}

impl Loader<'_, '_> {
    /// As many numbers as the parameter has, each divided by two to the power of `places`.
    fn put(&mut self, param: ParamId, places: u8, numbers: impl Iterator<Item = f64>) {
        let unit = f64::from(places).exp2();
        #[allow(clippy::cast_possible_truncation, reason = "the writer made these of 32-bit floats")]
        let floats = numbers.map(|n| (n / unit) as f32);
        self.params.all[param].value.data.iter_mut().zip(floats).for_each(|(x, float)| *x = float);
    }

    fn size(&self, param: ParamId) -> usize {
        self.params.all[param].value.data.len()
    }

    /// A table's rows.
    ///
    /// # Errors
    /// When the bytes end early; so for all below.
    pub fn table(&mut self, param: ParamId) -> Result<(), ModelError> {
        let places = self.file.u8()?;
        let rows = self.file.i8s(self.size(param))?;
        self.put(param, places, rows.into_iter().map(f64::from));
        Ok(())
    }

    /// 16-bit numbers with so many binary places.
    ///
    /// # Errors
    /// When the bytes end early.
    pub fn i16s(&mut self, param: ParamId, places: u8) -> Result<(), ModelError> {
        let numbers = self.file.i16s(self.size(param))?;
        self.put(param, places, numbers.into_iter().map(f64::from));
        Ok(())
    }

    /// 32-bit numbers with so many binary places.
    ///
    /// # Errors
    /// When the bytes end early.
    pub fn i32s(&mut self, param: ParamId, places: u8) -> Result<(), ModelError> {
        let numbers = self.file.i32s(self.size(param))?;
        self.put(param, places, numbers.into_iter().map(f64::from));
        Ok(())
    }

    /// Weights Q12 and biases with so many binary places.
    ///
    /// # Errors
    /// When the bytes end early.
    pub fn linear(&mut self, step: Linear, bias_places: u8) -> Result<(), ModelError> {
        self.i16s(step.0, 12)?;
        self.i32s(step.1, bias_places)
    }
}
