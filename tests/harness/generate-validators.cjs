/** Before any test: the generated validators follow the attribute table, also when npm run build was not called. */
module.exports = async () => {
  const { writeValidators } = await import('../../build/validators.mjs');
  await writeValidators();
};
