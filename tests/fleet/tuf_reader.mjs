// A client of The Update Framework that is not ours (npm tuf-js) reads a channel: every target.
// node tuf_reader.mjs URL ROOT.json PACKAGES FOLDER
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [url, root, packages, folder] = process.argv.slice(2);
const { Updater } = createRequire(path.join(packages, "x.js"))("tuf-js");
const metadata = path.join(folder, "metadata"), targets = path.join(folder, "targets");
for (const one of [metadata, targets]) fs.mkdirSync(one, { recursive: true });
fs.copyFileSync(root, path.join(metadata, "root.json"));
const updater = new Updater({
  metadataDir: metadata, targetDir: targets,
  metadataBaseUrl: url + "/metadata", targetBaseUrl: url + "/targets",
  config: { fetchRetry: 0 },
});
await updater.refresh();
const list = JSON.parse(fs.readFileSync(path.join(metadata, "targets.json"), "utf8"));
for (const name of [...Object.keys(list.signed.targets), "withdrawals/list.json"]) {
  const info = await updater.getTargetInfo(name);
  if (!info) throw new Error(name + ": is not there");
  const file = path.join(targets, name.replaceAll("/", "-"));
  await updater.downloadTarget(info, file);
  console.log(name, fs.statSync(file).size);
}
