//! What is learnt: named matrices with their gradients, and Adam.

use super::mat::Mat;
use super::random::Random;
use std::{fs, io, path::Path};

/// A parameter's number.
pub type ParamId = usize;

/// One learnt matrix.
#[derive(Debug)]
pub struct Param {
    /// Its name in the saved file.
    pub name: String,
    /// What it is.
    pub value: Mat,
    /// Sum of gradients of the batch.
    pub grad: Mat,
    first: Vec<f32>,
    second: Vec<f32>,
    /// Rows with a gradient; `None` for a matrix that is always updated as a whole.
    pub touched: Option<Vec<u32>>,
    /// Its share of the learning rate.
    pub rate: f32,
}

/// All parameters and the optimiser's clock.
#[derive(Debug, Default)]
pub struct Params {
    /// In order of creation.
    pub all: Vec<Param>,
    step: i32,
}

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.98;

impl Params {
    /// A new matrix, its values drawn evenly from ±`scale`.
    pub fn add(&mut self, name: &str, rows: usize, cols: usize, scale: f32, random: &mut Random) -> ParamId {
        let mut value = Mat::zeros(rows, cols);
        for x in &mut value.data {
            *x = random.signed() * scale;
        }
        let n = value.data.len();
        self.all.push(Param {
            name: name.to_owned(),
            grad: Mat::zeros(rows, cols),
            value,
            first: vec![0.0; n],
            second: vec![0.0; n],
            touched: None,
            rate: 1.0,
        });
        self.all.len() - 1
    }

    /// A new table of which each batch touches a few rows.
    pub fn add_table(
        &mut self,
        name: &str,
        rows: usize,
        cols: usize,
        scale: f32,
        random: &mut Random,
    ) -> ParamId {
        let id = self.add(name, rows, cols, scale, random);
        self.all[id].touched = Some(Vec::new());
        id
    }

    /// One step of Adam down the gradients, which are cleared. Gradients longer than `clip` are shortened.
    pub fn update(&mut self, rate: f32, clip: f32) {
        self.step += 1;
        let fix1 = 1.0 - BETA1.powi(self.step);
        let fix2 = 1.0 - BETA2.powi(self.step);
        let mut squares = 0.0;
        for param in &mut self.all {
            match &mut param.touched {
                None => squares += param.grad.data.iter().map(|g| g * g).sum::<f32>(),
                Some(rows) => {
                    rows.sort_unstable();
                    rows.dedup();
                    for &row in rows.iter() {
                        squares += param.grad.row(row as usize).iter().map(|g| g * g).sum::<f32>();
                    }
                }
            }
        }
        let shrink = (clip / squares.sqrt().max(1e-9)).min(1.0);
        for param in &mut self.all {
            let rate = rate * param.rate * fix2.sqrt() / fix1;
            let cols = param.value.cols;
            let mut span = |from: usize, to: usize| {
                let rows = param.value.data[from..to].iter_mut().zip(&mut param.grad.data[from..to]);
                let moments = param.first[from..to].iter_mut().zip(&mut param.second[from..to]);
                for ((x, grad), (m, v)) in rows.zip(moments) {
                    let g = *grad * shrink;
                    *grad = 0.0;
                    *m = BETA1 * *m + (1.0 - BETA1) * g;
                    *v = BETA2 * *v + (1.0 - BETA2) * g * g;
                    *x -= rate * *m / (v.sqrt() + 1e-8);
                }
            };
            match param.touched.take() {
                None => span(0, param.grad.rows * cols),
                Some(mut rows) => {
                    for &row in &rows {
                        span(row as usize * cols, (row as usize + 1) * cols);
                    }
                    rows.clear();
                    param.touched = Some(rows);
                }
            }
        }
    }
}

impl Params {
    /// Writes all values as 32-bit floats, little-endian, in order of creation.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let values = self.all.iter().flat_map(|param| &param.value.data);
        fs::write(path, values.flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>())
    }

    /// Reads the values back into parameters of the same shapes.
    ///
    /// # Errors
    /// When the file cannot be read or has another size.
    pub fn load(&mut self, path: &Path) -> io::Result<()> {
        let bytes = fs::read(path)?;
        let (fours, _) = bytes.as_chunks();
        if fours.len() != self.all.iter().map(|param| param.value.data.len()).sum::<usize>() {
            return Err(io::Error::other(format!("{}: parameters of another shape", path.display())));
        }
        let values = self.all.iter_mut().flat_map(|param| &mut param.value.data);
        for (value, four) in values.zip(fours) {
            *value = f32::from_le_bytes(*four);
        }
        Ok(())
    }
}
