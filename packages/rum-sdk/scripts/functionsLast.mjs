import { decodeMappings, encodeMappings } from './mappings.mjs';

/** A function of a module, as esbuild prints it when it bundles: alone on its lines, indented once. */
const HEAD = /^ {2}(async )?function \w+\(.*[^}]$/;
const TAIL = '  }';

/**
 * Puts a bundle's functions behind everything else, where they are hoisted from all the same (ECMAScript,
 * "FunctionDeclarationInstantiation"): beside each other they compress better, by half a percent.
 *
 * @param {string} code an IIFE as esbuild prints it
 * @param {{ mappings: string }} map
 */
export function functionsLast(code, map) {
  const lines = code.trimEnd().split('\n');
  const mapped = decodeMappings(map.mappings);
  const end = lines.length - 1;
  const isOfFunction = ofFunctions(lines);
  const all = lines.slice(0, end).map((_, at) => at);
  const order = [...all.filter((at) => !isOfFunction[at]), ...all.filter((at) => isOfFunction[at]), end];
  return {
    code: order.map((at) => lines[at]).join('\n'),
    map: { ...map, mappings: encodeMappings(order.map((at) => mapped[at] ?? [])) },
  };
}

/** Which lines are of such a function. */
function ofFunctions(lines) {
  let isInside = false;
  return lines.map((line) => {
    const isOne = isInside || HEAD.test(line);
    isInside = isOne && line !== TAIL;
    return isOne;
  });
}
