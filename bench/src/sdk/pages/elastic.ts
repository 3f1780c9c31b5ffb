import { init } from '@elastic/apm-rum';

// https://www.elastic.co/guide/en/apm/agent/rum-js/current/install-the-agent.html
init({ serviceName: 'bench', serverUrl: location.origin });
