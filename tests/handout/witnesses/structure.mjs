// node structure.mjs READER FILE.pdf, READER pdfjs or pdfium: what that reader finds in the
// structure of a PDF, an element a line: its depth, its role, "alt" and the alternative text where
// it has one, and the text that stands in it and its children.
// Packages are looked for in $UROKIOSK_WITNESSES/node_modules.
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import process from 'node:process';

const require = createRequire(`${process.env.UROKIOSK_WITNESSES ?? process.cwd()}/package.json`);
const [reader, file] = process.argv.slice(2);
const tell = (depth, role, alt, text) =>
    console.log([depth, role, alt ? `alt ${alt}` : '', text.replace(/\s+/g, ' ').trim()].join('\t'));

async function pdfjs() {
  const library = await import(pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')));
  const data = new Uint8Array(await readFile(file));
  const paper = await library.getDocument({data, verbosity: 0, useSystemFonts: false}).promise;
  console.log(`marked\t${(await paper.getMarkInfo())?.Marked === true}`);
  for (let n = 1; n <= paper.numPages; ++n) {
    const page = await paper.getPage(n);
    const words = new Map();
    const open = [];
    const content =
        await page.getTextContent({includeMarkedContent: true, disableNormalization: true});
    for (const item of content.items) {
      if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps')
        open.push(item.id ?? null);
      else if (item.type === 'endMarkedContent')
        open.pop();
      else
        for (const id of open)
          if (id) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    }
    const text = node => node.type === 'content' ? words.get(node.id) ?? ''
                                                 : (node.children ?? []).map(text).join('');
    const walk = (node, depth) => {
      if (!node.role) return;
      if (depth > 0) tell(depth, node.role, node.alt, text(node));
      for (const kid of node.children ?? []) walk(kid, depth + 1);
    };
    const tree = await page.getStructTree();
    if (tree) walk(tree, 0);
  }
}

async function pdfium() {
  const {PDFiumLibrary} = require('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const paper = await library.loadDocument(await readFile(file));
  const c = library.module;
  const string = (call, ...args) => {
    const size = call(...args, 0, 0);
    if (size <= 2) return '';
    const at = c.wasmExports.malloc(size);
    call(...args, at, size);
    const text = Buffer.from(c.HEAPU8.slice(at, at + size - 2)).toString('utf16le');
    c.wasmExports.free(at);
    return text;
  };
  for (const page of paper.pages()) {
    const tree = c._FPDF_StructTree_GetForPage(page.pageIdx);
    const walk = (element, depth) => {
      if (!element) return;
      tell(depth, string(c._FPDF_StructElement_GetType, element),
           string(c._FPDF_StructElement_GetAltText, element), '');
      const count = c._FPDF_StructElement_CountChildren(element);
      for (let i = 0; i < count; ++i)
        walk(c._FPDF_StructElement_GetChildAtIndex(element, i), depth + 1);
    };
    const count = c._FPDF_StructTree_CountChildren(tree);
    for (let i = 0; i < count; ++i) walk(c._FPDF_StructTree_GetChildAtIndex(tree, i), 1);
    c._FPDF_StructTree_Close(tree);
  }
}

await (reader === 'pdfium' ? pdfium() : pdfjs());
